package dev.slipway.evaluation;

/** Only PASS promotes. INCONCLUSIVE holds a model and asks a person. */
public enum Verdict {
    PASS,
    FAIL,
    INCONCLUSIVE
}

package dev.slipway.storm;

import java.util.Locale;
import java.util.Set;

/** What a client asks for, and where that may rest in the end. */
public enum JobKind {
    /** A dataset becomes a model that nobody deploys. */
    TUNE(30, Then.NOTHING, "UPLOADED"),
    /** A dataset becomes live traffic. */
    TUNE_LIVE(10, Then.NOTHING, "LIVE"),
    /** The same, and a person retires it later. */
    TUNE_RETIRE(14, Then.RETIRE, "RETIRED"),
    /** The evaluation's gate is out of reach: a permanent fault by script. */
    TUNE_REJECTED(5, Then.NOTHING, "REJECTED"),
    /** A person cancels it at some time, which may be too late. */
    TUNE_CANCEL(8, Then.CANCEL, "CANCELLED", "UPLOADED", "LIVE"),
    /** Weights of the Hub that nobody deploys. */
    UPLOAD(10, Then.NOTHING, "UPLOADED"),
    /** Weights of the Hub on GPUs, without a route. */
    UPLOAD_READY(4, Then.NOTHING, "READY"),
    /** Weights of the Hub become live traffic and are retired later. */
    UPLOAD_RETIRE(9, Then.RETIRE, "RETIRED"),
    /** Weights whose check fails: a permanent fault by script. */
    UPLOAD_BAD(4, Then.NOTHING, "FAILED"),
    UPLOAD_CANCEL(6, Then.CANCEL, "CANCELLED", "UPLOADED", "LIVE");

    /** What a person does when it is on its way or there. */
    enum Then {
        NOTHING,
        CANCEL,
        RETIRE
    }

    final int share;
    final Then then;
    private final Set<String> ends;

    JobKind(int share, Then then, String... ends) {
        this.share = share;
        this.then = then;
        this.ends = Set.of(ends);
    }

    /** How {@code client.jsonl} names it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** States of the fine-tune, or stages of the model, at which it is as it was asked for. */
    public Set<String> ends() {
        return ends;
    }

    /** By script it can never end well. */
    public boolean permanentFault() {
        return this == TUNE_REJECTED || this == UPLOAD_BAD;
    }

    boolean tunes() {
        return name().startsWith("TUNE");
    }
}

package dev.slipway.storm.check;

import java.util.List;

/**
 * What a check found.
 *
 * @param invariant its name
 * @param examined how many things it looked at; none is a failure, since nothing was tested
 * @param violations each in words that lead to the evidence; empty when it holds
 */
public record Verdict(String invariant, long examined, List<String> violations) {

    public boolean holds() {
        return examined > 0 && violations.isEmpty();
    }
}

package dev.slipway.evaluation;

import java.time.Instant;
import java.util.List;

/** A suite as callers see it. */
record SuiteView(
        String id,
        String name,
        String file,
        int cases,
        List<Suite.ScorerSpec> scorers,
        Instant createdAt) {

    static SuiteView of(Suite suite) {
        return new SuiteView(
                suite.id, suite.name, suite.fileId, suite.cases, suite.specs(), suite.createdAt);
    }
}

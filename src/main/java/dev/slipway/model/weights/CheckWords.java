package dev.slipway.model.weights;

import dev.slipway.model.preflight.Check;
import dev.slipway.model.preflight.Level;
import dev.slipway.model.preflight.PreflightReport;
import java.util.Optional;

/** Says in one sentence what a preflight report means for a model. */
final class CheckWords {
    private CheckWords() {}

    static Optional<String> failure(PreflightReport report) {
        return report.failure().map(CheckWords::sentence);
    }

    static Optional<String> notReady(PreflightReport report) {
        return report.checks().stream()
                .filter(check -> check.level() == Level.NOT_READY)
                .findFirst()
                .map(check -> sentence(check) + " It is checked again.");
    }

    static String passed(PreflightReport report) {
        long warnings =
                report.checks().stream().filter(check -> check.level() == Level.WARN).count();
        return warnings == 0
                ? "the preflight found nothing wrong"
                : "the preflight passed with %d %s"
                        .formatted(warnings, warnings == 1 ? "warning" : "warnings");
    }

    private static String sentence(Check check) {
        String fix = check.fix() == null ? "" : " " + check.fix();
        return check.code() + ": " + check.message() + fix;
    }
}

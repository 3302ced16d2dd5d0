package dev.slipway.model.preflight;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a preflight found, to be kept with the model that came of it.
 *
 * @param repository canonical spelling, or as asked for when it could not be reached
 * @param commit 40 hex digits that the revision pointed to; null when it could not be read
 * @param kind null when it could not be told
 * @param baseModel the one asked for, else the one declared, else null
 * @param bytes of all weights that would be loaded
 * @param rulesVersion of the checks; a report of the same commit and version is the same
 */
public record PreflightReport(
        String repository,
        String commit,
        Kind kind,
        String baseModel,
        long bytes,
        List<Check> checks,
        int rulesVersion) {

    public PreflightReport {
        checks = List.copyOf(checks);
    }

    /** The first check that failed. */
    public Optional<Check> failure() {
        return first(Level.FAIL);
    }

    /** The first check that may pass when it is done again in some minutes. */
    public Optional<Check> notReady() {
        return first(Level.NOT_READY);
    }

    /** The worst level; OK when checks were only skipped. */
    public Level verdict() {
        return checks.stream()
                .map(Check::level)
                .filter(level -> level != Level.SKIPPED)
                .max(Comparator.naturalOrder())
                .orElse(Level.OK);
    }

    private Optional<Check> first(Level level) {
        return checks.stream().filter(check -> check.level() == level).findFirst();
    }
}

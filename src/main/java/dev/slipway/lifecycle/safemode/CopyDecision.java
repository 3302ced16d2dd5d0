package dev.slipway.lifecycle.safemode;

import dev.slipway.lifecycle.Standing.Witness;
import dev.slipway.lifecycle.safemode.ServerFacts.Facts;
import java.util.Optional;

/** Says whether this can be the database that the row was written in. Pure. */
final class CopyDecision {
    private CopyDecision() {}

    /**
     * @param reason what was seen, for the person who is to decide
     */
    record Doubt(Cause cause, String reason) {}

    /**
     * @param witness what this process remembers; null when it has just begun
     */
    static Optional<Doubt> decide(Mark mark, Facts now, Witness witness) {
        Facts then = mark.server();
        if (differ(then.systemIdentifier(), now.systemIdentifier())) {
            return copy("the PostgreSQL cluster is another one than when this was last written");
        }
        if (then.databaseOid() != now.databaseOid()) {
            return copy("the database was made anew in its cluster, as by restoring a dump");
        }
        if (!mark.sameRow()) {
            return copy("its rows were written back, as by restoring a dump");
        }
        if (witness != null && witness.isAheadOf(mark.witness())) {
            return Optional.of(
                    new Doubt(
                            Cause.BEHIND,
                            "it has forgotten what it acknowledged to this process: it was restored"
                                    + " to an earlier point, or a failover lost commits"));
        }
        if (differ(then.timeline(), now.timeline())) {
            return Optional.of(
                    new Doubt(
                            Cause.TIMELINE,
                            "its timeline went from %s to %s: a failover, or a restore to a point in"
                                            .formatted(then.timeline(), now.timeline())
                                    + " time"));
        }
        return Optional.empty();
    }

    private static Optional<Doubt> copy(String reason) {
        return Optional.of(new Doubt(Cause.COPY, reason));
    }

    /** What one of both could not be told decides nothing. */
    private static boolean differ(Object then, Object now) {
        return then != null && now != null && !then.equals(now);
    }
}

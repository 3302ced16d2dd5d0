package dev.slipway.lifecycle.safemode;

import java.util.Arrays;
import java.util.List;

/** Why nothing may be created; a later one is stronger and takes the place of an earlier one. */
public enum Cause {
    /** The server was promoted or restored to a point in time: a failover, or a clone. */
    TIMELINE,
    /** The provider's key is of another account than the one our things are in. */
    ACCOUNT,
    /** A person, or the setting {@code slipway.installation.safe-mode}. */
    OPERATOR,
    /** The provider has things of ours that no record knows. */
    LOST_HISTORY,
    /** What was acknowledged to this process is gone. */
    BEHIND,
    /** The database is another one than the row says: restored from a dump, or a copy. */
    COPY;

    /** Those that it takes the place of: what they wait for proves nothing any more. */
    List<String> weaker() {
        return Arrays.stream(values())
                .filter(other -> other.compareTo(this) < 0)
                .map(Cause::name)
                .toList();
    }
}

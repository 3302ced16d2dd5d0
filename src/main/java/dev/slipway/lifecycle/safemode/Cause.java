package dev.slipway.lifecycle.safemode;

/** Why nothing may be created. */
public enum Cause {
    /** The database is another one than the row says: restored from a dump, or a copy. */
    COPY,
    /** The server was promoted or restored to a point in time: a failover, or a clone. */
    TIMELINE,
    /** What was acknowledged to this process is gone. */
    BEHIND,
    /** The provider has things of ours that no record knows. */
    LOST_HISTORY,
    /** A person, or the setting {@code slipway.installation.safe-mode}. */
    OPERATOR
}

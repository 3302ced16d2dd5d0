package dev.slipway.cli;

/** What a script sees of how a command ended. */
final class Exit {
    /** Done; with {@code check}: nothing failed, there may be warnings. */
    static final int OK = 0;

    /** With {@code check}: something is wrong with the repository. */
    static final int FAILED = 1;

    static final int USAGE = 2;

    /** To be asked again in some minutes. */
    static final int NOT_READY = 3;

    /** No key, or one that may not do this. */
    static final int NO_ACCESS = 4;

    /** Nobody knows: the service or somebody behind it does not answer. */
    static final int UNKNOWN = 5;

    private Exit() {}
}

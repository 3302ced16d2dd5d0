package dev.slipway.model.preflight;

/** How a check ended, from good to bad. */
public enum Level {
    /** Could not be done, or had nothing to look at. */
    SKIPPED,
    OK,
    WARN,
    /** An upload to the hub seems to be under way: to be looked at again. */
    NOT_READY,
    FAIL
}

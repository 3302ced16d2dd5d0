package dev.slipway.release;

/** What a person asked of a model; kept in its record until the worker has made the move. */
enum Wish {
    APPROVE,
    PROMOTE,
    ROLLBACK,
    RETIRE,
    CANCEL,
    RETRY,
    PAUSE,
    RESUME
}

package dev.slipway.cost;

/** How far the money of a project has gone. */
public enum BudgetLevel {
    OK,
    /** The soft limit is reached: it is said, and nothing else happens. */
    SOFT,
    /** The hard limit is reached: GPUs are stopped, and nothing new is paid for. */
    HARD
}

package dev.slipway.access;

/**
 * What a key may do. Each role of the control plane holds the ones before it; INFERENCE stands
 * apart.
 */
public enum Role {
    /** Data plane only. */
    INFERENCE,
    /** Reads. */
    VIEWER,
    /** Starts, stops and spends. */
    OPERATOR,
    /** Keys, budgets, secrets. */
    ADMIN;

    public boolean includes(Role needed) {
        return switch (needed) {
            case INFERENCE -> this != VIEWER;
            case VIEWER, OPERATOR, ADMIN -> ordinal() >= needed.ordinal();
        };
    }
}

package dev.slipway.routing;

import jakarta.enterprise.context.ApplicationScoped;

/** Holds the table that counts now. Reading costs nothing and never fails. */
@ApplicationScoped
public class CurrentRoutes {
    private volatile RouteTable table = RouteTable.EMPTY;
    private volatile boolean known;

    public RouteTable table() {
        return table;
    }

    /** False until the first table was published: an empty table then means nothing. */
    boolean known() {
        return known;
    }

    /** Replaces the table as a whole. */
    void publish(RouteTable next) {
        table = next;
        known = true;
    }
}

package dev.slipway.routing;

import jakarta.enterprise.context.ApplicationScoped;

/** Holds the table that counts now. Reading costs nothing and never fails. */
@ApplicationScoped
public class CurrentRoutes {
    private volatile RouteTable table = RouteTable.EMPTY;

    public RouteTable table() {
        return table;
    }

    /** Replaces the table as a whole. */
    void publish(RouteTable next) {
        table = next;
    }
}

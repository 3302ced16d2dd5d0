package dev.slipway.routing;

import java.util.List;

/** Sets the table as the publisher would, for tests of other rooms. */
public final class PublishedRoutes {
    private PublishedRoutes() {}

    public static void set(CurrentRoutes current, Route... routes) {
        current.publish(new RouteTable(List.of(routes)));
    }
}

package dev.slipway.routing;

import dev.slipway.platform.ProjectId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * All routes at one moment: immutable, replaced as a whole, read by the gateway without a database.
 */
public final class RouteTable {
    public static final RouteTable EMPTY = new RouteTable(List.of());

    private final Map<Key, Route> routes;

    public RouteTable(Collection<Route> routes) {
        this.routes =
                routes.stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        route -> new Key(route.project(), route.alias()),
                                        Function.identity()));
    }

    private record Key(ProjectId project, String alias) {}

    /** An alias that never had a live version is not here, not even by an empty route. */
    public Optional<Route> find(ProjectId project, String alias) {
        return Optional.ofNullable(routes.get(new Key(project, alias)));
    }

    /** The routes of a project, by alias. */
    public List<Route> of(ProjectId project) {
        return routes.values().stream()
                .filter(route -> route.project().equals(project))
                .sorted(java.util.Comparator.comparing(Route::alias))
                .toList();
    }

    public Collection<Route> all() {
        return routes.values();
    }
}

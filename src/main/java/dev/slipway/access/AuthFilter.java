package dev.slipway.access;

import dev.slipway.lifecycle.DatabaseStart;
import dev.slipway.problem.DatabaseFailures;
import dev.slipway.problem.Problem;
import dev.slipway.problem.ProblemType;
import io.quarkus.arc.All;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Method;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * The door of the control plane. First, before anything is matched: no key, no answer, so nobody
 * learns which paths exist. Then: a method without {@link Requires} is refused to everybody.
 */
class AuthFilter {
    static final int BEFORE_ALL = 100;
    private static final String BEARER = "Bearer ";

    private final Keys keys;
    private final Caller caller;
    private final Clock clock;
    private final DatabaseStart database;
    private final List<Door> doors;

    AuthFilter(
            Keys keys, Caller caller, Clock clock, DatabaseStart database, @All List<Door> doors) {
        this.keys = keys;
        this.caller = caller;
        this.clock = clock;
        this.database = database;
        this.doors = doors;
    }

    @ServerRequestFilter(preMatching = true, priority = BEFORE_ALL)
    Response authenticate(ContainerRequestContext request) {
        if (!database.ready()) {
            throw DatabaseFailures.problem();
        }
        Optional<Door> door = door(request);
        if (door.isPresent()) {
            return door.get().turnAway(request).orElse(null);
        }
        caller.is(
                bearer(request)
                        .flatMap(text -> keys.table().find(text, clock.instant()))
                        .orElseThrow(AuthFilter::unauthorized));
        return null;
    }

    @ServerRequestFilter(priority = BEFORE_ALL + 1)
    Response authorize(ResourceInfo resource, ContainerRequestContext request) {
        Optional<Response> refused = door(request).flatMap(door -> door.enter(request, caller::is));
        if (refused.isPresent()) {
            return refused.get();
        }
        if (!resource.getResourceMethod().isAnnotationPresent(Open.class)) {
            requireRole(resource);
        }
        return null;
    }

    private void requireRole(ResourceInfo resource) {
        Role needed = needed(resource.getResourceMethod(), resource.getResourceClass());
        if (needed == null || !caller.role().includes(needed)) {
            throw new Problem(
                    ProblemType.FORBIDDEN,
                    "This needs a key with the role %s; yours is %s."
                            .formatted(needed == null ? "(nobody)" : needed, caller.role()),
                    "Ask an admin of the project for such a key (POST /api/v1/keys).");
        }
    }

    private Optional<Door> door(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath();
        return doors.stream().filter(door -> door.guards(path)).findFirst();
    }

    static Role needed(Method method, Class<?> resource) {
        Requires own = method.getAnnotation(Requires.class);
        Requires all = resource.getAnnotation(Requires.class);
        return own != null ? own.value() : all != null ? all.value() : null;
    }

    private static Optional<String> bearer(ContainerRequestContext request) {
        String header = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        if (header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return Optional.of(header.substring(BEARER.length()).trim());
        }
        return Optional.ofNullable(request.getHeaderString("x-api-key"));
    }

    private static Problem unauthorized() {
        return new Problem(
                ProblemType.UNAUTHORIZED,
                "The request carries no key, or one that is unknown, revoked or expired.",
                "Send it as: Authorization: Bearer sk-slipway-... The first run printed an admin key.");
    }
}

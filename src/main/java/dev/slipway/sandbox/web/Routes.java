package dev.slipway.sandbox.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The route table. Patterns are literal segments and <code>{variables}</code>. */
public final class Routes {
    /** A variable that takes the rest of the path, slashes included. */
    private static final String REST = "{path...}";

    private final List<Route> routes = new ArrayList<>();

    private record Route(String method, List<String> pattern, Handler handler) {}

    record Match(Handler handler, Map<String, String> params) {}

    public Routes get(String pattern, Handler handler) {
        return add("GET", pattern, handler);
    }

    public Routes post(String pattern, Handler handler) {
        return add("POST", pattern, handler);
    }

    public Routes patch(String pattern, Handler handler) {
        return add("PATCH", pattern, handler);
    }

    public Routes delete(String pattern, Handler handler) {
        return add("DELETE", pattern, handler);
    }

    public Routes add(String method, String pattern, Handler handler) {
        routes.add(new Route(method, List.of(pattern.substring(1).split("/")), handler));
        return this;
    }

    /** First match wins, so literal routes are registered before those with variables. */
    Optional<Match> find(String method, List<String> path) {
        for (Route route : routes) {
            if (route.method.equals(method)) {
                Map<String, String> params = new HashMap<>();
                if (matches(route.pattern, path, params)) {
                    return Optional.of(new Match(route.handler, params));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean matches(
            List<String> pattern, List<String> path, Map<String, String> params) {
        for (int i = 0; i < pattern.size(); i++) {
            String expected = pattern.get(i);
            if (expected.equals(REST) && i < path.size()) {
                params.put("path", String.join("/", path.subList(i, path.size())));
                return true;
            }
            if (i >= path.size()) {
                return false;
            }
            if (expected.startsWith("{")) {
                params.put(expected.substring(1, expected.length() - 1), path.get(i));
            } else if (!expected.equals(path.get(i))) {
                return false;
            }
        }
        return pattern.size() == path.size();
    }
}

package dev.slipway.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/**
 * Answers of the control plane where {@link ProblemMapper} is not asked any more: a failure while
 * its own answer was on the way, or in front of the REST server.
 */
@ApplicationScoped
class LastResort {
    private static final List<String> CONTROL_PLANE = List.of("/api/*", "/catalog/*");

    private final ObjectMapper json;

    LastResort(ObjectMapper json) {
        this.json = json;
    }

    void register(@Observes Router router) {
        CONTROL_PLANE.forEach(path -> router.route(path).failureHandler(this::failed));
    }

    private void failed(RoutingContext context) {
        HttpServerResponse response = context.response();
        String path = context.normalizedPath();
        Problem problem =
                context.failure() == null
                        ? ProblemMapper.web(
                                context.statusCode(), new IllegalStateException("no cause"), path)
                        : ProblemMapper.unexpected(context.failure(), path);
        if (response.closed() || response.ended()) {
            return;
        }
        if (response.headWritten()) {
            // Too late for words: a cut answer must not look like a whole one.
            response.reset();
            return;
        }
        response.setStatusCode(problem.type().status())
                .putHeader(HttpHeaders.CONTENT_TYPE, ProblemBody.MEDIA_TYPE);
        if (problem.type().retryAfter() != null) {
            response.putHeader("Retry-After", problem.type().retryAfter().toString());
        }
        response.end(body(ProblemBody.of(problem, path)));
    }

    private String body(ProblemBody problem) {
        try {
            return json.writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}

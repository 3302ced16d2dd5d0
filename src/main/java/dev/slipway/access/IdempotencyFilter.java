package dev.slipway.access;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.problem.Problem;
import dev.slipway.problem.ProblemType;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Every POST of the control plane may carry an Idempotency-Key: the first answer is kept and given
 * again for the same request; another request under the same key is an error.
 */
class IdempotencyFilter {
    static final String HEADER = "Idempotency-Key";
    private static final Logger LOG = Logger.getLogger(IdempotencyFilter.class);

    /** Pages have forms and tokens; their answers are not kept. */
    private static final String CONTROL_PLANE = "/api/";

    private static final String REPLAYED = "Idempotent-Replayed";
    private static final int LONGEST = 255;

    private final Idempotency idempotency;
    private final Caller caller;
    private final ObjectMapper json;

    IdempotencyFilter(Idempotency idempotency, Caller caller, ObjectMapper json) {
        this.idempotency = idempotency;
        this.caller = caller;
        this.json = json;
    }

    @ServerRequestFilter(priority = AuthFilter.BEFORE_ALL + 2)
    Response before(ContainerRequestContext request) throws IOException {
        String key = request.getHeaderString(HEADER);
        boolean answersData = request.getUriInfo().getPath().startsWith(CONTROL_PLANE);
        if (key == null || !request.getMethod().equals("POST") || !answersData) {
            return null;
        }
        check(key);
        String digest = RequestDigest.of(request);
        return idempotency
                .begin(caller.project().value(), key, digest)
                .map(saved -> answer(saved, digest))
                .orElse(null);
    }

    /**
     * What is told under a key is what its repeat is told: an answer that cannot be kept is not
     * given. The caller hears that it is to come again, and the repeat finds what was done.
     */
    @ServerResponseFilter
    void after(ContainerResponseContext response) throws IOException {
        if (!idempotency.holds()) {
            return;
        }
        if (response.getStatus() >= 400) {
            idempotency.forget(response.getStatus() == ProblemType.DATABASE_DOWN.status());
        } else if (!idempotency.saved()) {
            save(response);
        }
    }

    private void save(ContainerResponseContext response) throws IOException {
        boolean empty = response.getEntity() == null;
        String body = empty ? null : json.writeValueAsString(response.getEntity());
        String type = empty ? null : String.valueOf(response.getMediaType());
        try {
            idempotency.keep(response.getStatus(), body, type);
        } catch (RuntimeException e) {
            LOG.warnf("An answer was not kept for its Idempotency-Key: %s", e.toString());
            idempotency.forget(true);
            throw e;
        }
    }

    private static Response answer(Idempotency.Saved saved, String digest) {
        if (!saved.digest().equals(digest)) {
            throw new Problem(
                    ProblemType.IDEMPOTENCY_KEY_REUSED,
                    "This Idempotency-Key was used for another request before.",
                    "Use a new key for a new request; nothing was done.");
        }
        if (saved.status() == null) {
            throw Idempotency.inFlight(
                    "The first request with this Idempotency-Key has not been answered yet.");
        }
        Response.ResponseBuilder answer = Response.status(saved.status()).header(REPLAYED, "true");
        return saved.body() == null
                ? answer.build()
                : answer.type(saved.mediaType()).entity(saved.body()).build();
    }

    private static void check(String key) {
        boolean clean = key.chars().allMatch(c -> c > 0x20 && c < 0x7f && c != '"');
        if (key.isEmpty() || key.length() > LONGEST || !clean) {
            throw new Problem(
                    ProblemType.IDEMPOTENCY_KEY_INVALID,
                    "An Idempotency-Key is 1 to 255 visible ASCII characters without quotes or blanks.",
                    "Send a fresh UUID per request and repeat it only for the very same request.");
        }
    }
}

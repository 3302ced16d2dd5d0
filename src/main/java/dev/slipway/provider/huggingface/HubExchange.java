package dev.slipway.provider.huggingface;

import dev.slipway.provider.HubException;
import dev.slipway.provider.HubFailure;
import io.smallrye.faulttolerance.api.CircuitBreakerName;
import io.smallrye.faulttolerance.api.CustomBackoff;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;

/**
 * Asks until there is an answer, and follows its redirects by hand: each address is looked at
 * before it is asked, and only the Hub itself gets the token.
 */
@ApplicationScoped
class HubExchange {
    /** As long as the breaker stays open. */
    static final int OPEN_SECONDS = 10;

    private static final int MAX_REDIRECTS = 5;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private final HubClient client;
    private final HubHosts hosts;

    HubExchange(HubClient client, HubConfig config) {
        this.client = client;
        this.hosts = new HubHosts(config.endpoint());
    }

    /**
     * @return a 2xx answer, or 416 to a range
     */
    @CircuitBreaker(
            failOn = {HubUnavailable.class, TimeoutException.class},
            requestVolumeThreshold = 10,
            delay = OPEN_SECONDS,
            delayUnit = ChronoUnit.SECONDS)
    @CircuitBreakerName("huggingface")
    @Timeout(value = 60, unit = ChronoUnit.SECONDS)
    @Retry(retryOn = HubAgain.class, maxRetries = 4, delay = 500, jitter = 0)
    @CustomBackoff(HubBackoff.class)
    HubReply send(HubRequest request) {
        try {
            return follow(request);
        } catch (HubException known) {
            throw known;
        } catch (RuntimeException | IOException lost) {
            throw HubErrors.noAnswer(request.what(), lost);
        }
    }

    private HubReply follow(HubRequest request) throws IOException {
        URI address = request.uri();
        String commit = null;
        for (int hop = 0; hop <= MAX_REDIRECTS; hop++) {
            requireAllowed(request, address);
            boolean atHub = hosts.isHub(address);
            try (Response response = ask(request, address, atHub)) {
                String named = atHub ? response.getHeaderString("X-Repo-Commit") : null;
                commit = named == null ? commit : named;
                if (!REDIRECTS.contains(response.getStatus())) {
                    return HubAnswers.accept(
                            request, HubReply.read(response, request.wanted()), atHub, commit);
                }
                address = target(request, address, response);
            }
        }
        throw HubErrors.refused(request, HubFailure.HF_REFUSED, "it redirects without end");
    }

    private Response ask(HubRequest request, URI address, boolean atHub) {
        String token =
                atHub && request.token() != null ? "Bearer " + request.token().value() : null;
        return client.get(address, token, request.wanted().header());
    }

    private void requireAllowed(HubRequest request, URI address) {
        String refusal = hosts.refusal(address);
        if (refusal != null) {
            throw HubErrors.refused(request, HubFailure.HF_REFUSED, refusal);
        }
    }

    private static URI target(HubRequest request, URI from, Response response) {
        String location = response.getHeaderString("Location");
        try {
            return from.resolve(location == null ? "" : location);
        } catch (IllegalArgumentException notAnAddress) {
            throw HubErrors.unusable(
                    request, response.getStatus(), "it redirects to something unreadable");
        }
    }
}

package dev.slipway.provider.huggingface;

import dev.slipway.platform.AbandonHalfRead;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Sends one request to one address and follows nothing. */
@ApplicationScoped
class HubClient {
    private final HubApi api;

    HubClient(HubConfig config) {
        ClientRequestFilter asStored =
                // The size of a compressed answer is not that of the file.
                request -> request.getHeaders().putSingle("Accept-Encoding", "identity");
        this.api =
                QuarkusRestClientBuilder.newBuilder()
                        .baseUri(config.endpoint())
                        .connectTimeout(config.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
                        .readTimeout(config.readTimeout().toMillis(), TimeUnit.MILLISECONDS)
                        // It would carry the token to another host, past our look at that host.
                        .followRedirects(false)
                        .disableDefaultMapper(true)
                        .loggingMaskedHeaders(Set.of("authorization"))
                        .userAgent("slipway")
                        .register(asStored)
                        .register(new AbandonHalfRead())
                        .build(HubApi.class);
    }

    /** The caller closes the answer, read to its end or not. */
    Response get(URI address, String authorization, String range) {
        return api.get(address, authorization, range);
    }
}

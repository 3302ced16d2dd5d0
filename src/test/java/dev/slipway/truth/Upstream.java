package dev.slipway.truth;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;
import java.util.Set;

/** Passes calls on to a server. */
final class Upstream implements Answering {
    private static final Set<String> OWN =
            Set.of("host", "connection", "content-length", "transfer-encoding", "expect");

    private final HttpClient client;
    private final URI server;

    Upstream(HttpClient client, URI server) {
        this.client = client;
        this.server = server;
    }

    @Override
    public Answer answer(Asked asked) throws IOException, InterruptedException {
        String query = asked.query() == null ? "" : "?" + asked.query();
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(server + asked.path() + query))
                        .method(
                                asked.method(),
                                asked.body().length == 0
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofByteArray(asked.body()));
        asked.headers()
                .forEach(
                        (name, values) -> {
                            if (!OWN.contains(name.toLowerCase(Locale.ROOT))) {
                                values.forEach(value -> request.header(name, value));
                            }
                        });
        HttpResponse<InputStream> response =
                client.send(request.build(), BodyHandlers.ofInputStream());
        return new Answer(response.statusCode(), response.headers().map(), response.body());
    }
}

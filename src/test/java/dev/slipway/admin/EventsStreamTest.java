package dev.slipway.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Postgres.class)
class EventsStreamTest {
    @Inject Scenes scenes;

    private Visit visit;

    @BeforeEach
    void signIn() {
        visit = Visit.ofAdmin();
    }

    @Test
    void stream_fromTheStart_replaysWithIdsAndInTheWordsOfThePages() throws Exception {
        String id = scenes.model("default", "streamed", "registered");
        scenes.model("elsewhere", "hidden", "registered");

        List<String> lines = until("/admin/events/stream?after=0-0", null, id);

        assertThat(lines).contains("event:changed").noneMatch(line -> line.contains("hidden"));
        assertThat(lines.getLast())
                .contains("\"name\":\"streamed@1\"", "\"to\":\"Registered\"")
                .doesNotContain("togetherModelId");
        assertThat(lines).anyMatch(line -> line.matches("id:\\d+-\\d+"));
    }

    @Test
    void stream_withLastEventId_goesOnBehindIt() throws Exception {
        String first = scenes.model("default", "first", "registered");
        List<String> before = until("/admin/events/stream?after=0-0", null, first);
        String last = before.stream().filter(line -> line.startsWith("id:")).toList().getLast();
        String second = scenes.model("default", "second", "registered");

        List<String> behind =
                until("/admin/events/stream?after=0-0", last.substring("id:".length()), second);

        assertThat(behind).noneMatch(line -> line.contains(first));
    }

    @Test
    void stream_fromNonsense_is400() {
        assertThat(visit.get("/admin/events/stream?after=yesterday").statusCode()).isEqualTo(400);
    }

    /** The lines up to the one with this text. */
    private List<String> until(String path, String lastEventId, String text)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(Visit.origin() + path))
                        .header("Accept", "text/event-stream")
                        .header("Cookie", Visit.COOKIE + "=" + visit.cookie());
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<Stream<String>> stream =
                    http.send(request.build(), HttpResponse.BodyHandlers.ofLines());
            assertThat(stream.statusCode()).isEqualTo(200);
            List<String> lines = new java.util.ArrayList<>();
            try (Stream<String> body = stream.body()) {
                for (var it = body.iterator(); it.hasNext(); ) {
                    lines.add(it.next());
                    if (lines.getLast().contains(text)) {
                        http.shutdownNow();
                        return lines;
                    }
                }
            }
            throw new AssertionError("The stream ended: " + lines);
        }
    }
}

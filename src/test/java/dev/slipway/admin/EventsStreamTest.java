package dev.slipway.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.EventLines;
import dev.slipway.testing.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        String second = scenes.model("default", "second", "registered");

        List<String> behind =
                until("/admin/events/stream?after=0-0", EventLines.lastId(before), second);

        assertThat(behind).noneMatch(line -> line.contains(first));
    }

    @Test
    void stream_fromNonsense_is400() {
        assertThat(visit.get("/admin/events/stream?after=yesterday").statusCode()).isEqualTo(400);
    }

    private List<String> until(String path, String lastEventId, String text) throws Exception {
        Map<String, String> headers = new HashMap<>();
        headers.put("Cookie", Visit.COOKIE + "=" + visit.cookie());
        if (lastEventId != null) {
            headers.put("Last-Event-ID", lastEventId);
        }
        return EventLines.until(URI.create(Visit.origin() + path), headers, text);
    }
}

package dev.slipway.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.demo.Answering.Answer;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class EventStreamTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String EVENT =
            "id: %s\ndata: {\"kind\":\"model\",\"subject\":\"%s\",\"to\":\"LIVE\",\"at\":\"2026-03-01T12:00:00Z\"}\n\n";

    @Test
    void next_streamBreaks_goesOnBehindTheLastEvent() throws IOException {
        try (Answering server = new Answering(EventStreamTest::answer);
                EventStream events = EventStream.open(server.uri(), "a-key")) {
            assertThat(events.next(LONG).subject()).isEqualTo("first");
            assertThat(events.next(LONG).subject()).isEqualTo("second");
            assertThat(server.asked())
                    .extracting(Answering.Asked::uri)
                    .startsWith("/api/v1/events?after=0-0", "/api/v1/events?after=5-1");
            assertThat(server.asked().getFirst().key()).isEqualTo("Bearer a-key");
        }
    }

    @Test
    void next_serviceIsNotUpYet_triesAgain() throws IOException {
        int[] calls = {0};
        try (Answering server =
                        new Answering(
                                asked ->
                                        calls[0]++ == 0
                                                ? new Answer(503, "{}")
                                                : new Answer(
                                                        200, EVENT.formatted("1-1", "first")));
                EventStream events = EventStream.open(server.uri(), "a-key")) {
            assertThat(events.next(LONG).subject()).isEqualTo("first");
        }
    }

    @Test
    void next_nothingHappens_isNull() throws IOException {
        try (Answering server = new Answering(asked -> new Answer(200, ": alive\n\n"));
                EventStream events = EventStream.open(server.uri(), "a-key")) {
            assertThat(events.next(Duration.ZERO)).isNull();
        }
    }

    /** The first answer breaks off in the midst of an event. */
    private static Answer answer(Answering.Asked asked) {
        return asked.uri().endsWith("=0-0")
                ? new Answer(200, EVENT.formatted("5-1", "first") + "id: 6-2\ndata: {\"ki")
                : new Answer(200, EVENT.formatted("6-2", "second"));
    }
}

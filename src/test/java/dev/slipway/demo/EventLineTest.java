package dev.slipway.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class EventLineTest {
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    @Test
    void of_transitionFromTheStream_saysTimeKindShortIdChangeAndReason() {
        Event event =
                Event.parse(
                        """
                        {"id": "evt_1", "kind": "model", "subject": "model_01m7xz26rzerjsv7dbzt9p00wd",
                         "move": 3, "from": "UPLOADED", "to": "DEPLOYING", "reason": "plan\\nof yours",
                         "actor": "worker", "at": "2026-03-01T12:00:00.5Z"}""");
        assertThat(EventLine.of(event, TOKYO).replaceAll(" +", " "))
                .isEqualTo(" 21:00:00 model model_..9p00wd UPLOADED -> DEPLOYING plan of yours");
    }

    @Test
    void of_birthWithoutReason_showsTheFirstStateOnly() {
        Event event = new Event("fine-tune", "ft_1", null, "QUEUED", null, Events.START);
        assertThat(EventLine.of(event, TOKYO)).endsWith(" QUEUED");
    }

    @Test
    void of_severalEvents_alignsTheirChanges() {
        Event route = Events.event("route", "support-bot", null, "CHANGED", 0);
        Event model =
                Events.event("model", "model_01m7xz26rzerjsv7dbzt9p00wd", null, "REGISTERED", 0);
        assertThat(EventLine.of(route, TOKYO).indexOf("CHANGED"))
                .isEqualTo(EventLine.of(model, TOKYO).indexOf("REGISTERED"));
    }

    @Test
    void shortId_nameWithoutPrefix_isWhole() {
        assertThat(EventLine.shortId("support-bot")).isEqualTo("support-bot");
    }

    @Test
    void parse_notATransition_isRefused() {
        assertThatThrownBy(() -> Event.parse("{\"hello\": 1}"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

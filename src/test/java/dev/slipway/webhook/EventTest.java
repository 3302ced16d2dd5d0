package dev.slipway.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.lifecycle.Cursor;
import dev.slipway.lifecycle.TransitionRow;
import dev.slipway.platform.JsonText;
import dev.slipway.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventTest {

    @Test
    void of_transition_saysWhatItSays() {
        Event event = Event.of(row("promoted", "{\"alias\":\"bot\"}"));

        JsonNode body = JsonText.read(event.body(), JsonNode.class);
        assertThat(event.type()).isEqualTo("model.live");
        assertThat(body.get("type").asText()).isEqualTo("model.live");
        assertThat(body.get("timestamp").asText()).isEqualTo("2026-11-21T10:00:00Z");
        JsonNode data = body.get("data");
        assertThat(data.get("id").asText()).isEqualTo("evt_1");
        assertThat(data.get("sequence").asLong()).isEqualTo(42);
        assertThat(data.get("move").asInt()).isEqualTo(7);
        assertThat(data.get("from").asText()).isEqualTo("CANARY");
        assertThat(data.get("to").asText()).isEqualTo("LIVE");
        assertThat(data.get("facts").get("alias").asText()).isEqualTo("bot");
        assertThat(data.has("truncated")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"reason", "facts"})
    void of_tooMuch_staysBelowTwentyKilobytesAndSaysSo(String where) {
        String much = "\u00e4".repeat(30_000);
        Event event =
                Event.of(
                        where.equals("reason")
                                ? row(much, "{}")
                                : row("r", "{\"note\":\"" + much + "\"}"));

        assertThat(event.body().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(20_000);
        JsonNode data = JsonText.read(event.body(), JsonNode.class).get("data");
        assertThat(data.get("truncated").asBoolean()).isTrue();
        assertThat(data.get("subject").asText()).isEqualTo("model_1");
    }

    @ParameterizedTest
    @CsvSource({
        "*, model.live, true",
        "model.*, model.live, true",
        "model.LIVE, model.live, true",
        "model.live, model.canary, false",
        "model.*, models.live, false",
        "fine-tune.checking_data, fine-tune.checking_data, true",
        "deployment.*, model.live, false"
    })
    void takes_pattern_asItReads(String pattern, String type, boolean taken) {
        assertThat(EventFilter.check(List.of(pattern)).takes(type)).isEqualTo(taken);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "model",
                "model.",
                ".live",
                "*.live",
                "model.li*",
                "model live",
                "a.b.c"
            })
    void check_otherPattern_namesItsPlace(String pattern) {
        assertThatThrownBy(() -> EventFilter.check(Arrays.asList("*", pattern)))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("events[1]");
    }

    @Test
    void check_nothing_isEverything() {
        assertThat(EventFilter.check(null).takes("route.set")).isTrue();
    }

    private static TransitionRow row(String reason, String facts) {
        return new TransitionRow(
                new Cursor("9", 42),
                "evt_1",
                "default",
                "model",
                "model_1",
                7,
                "CANARY",
                "LIVE",
                reason,
                "worker:release",
                JsonText.read(facts, JsonNode.class),
                Instant.parse("2026-11-21T10:00:00Z"));
    }
}

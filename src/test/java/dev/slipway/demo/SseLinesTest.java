package dev.slipway.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SseLinesTest {
    private final SseLines lines = new SseLines();

    @Test
    void take_events_givesTheirDataAndKeepsTheLastId() {
        assertThat(
                        all(
                                "id: 7-1",
                                "event: model",
                                "data: {\"a\":",
                                "data:1}",
                                "",
                                "id:8-2",
                                "data: x",
                                ""))
                .containsExactly("{\"a\":\n1}", "x");
        assertThat(lines.lastId()).isEqualTo("8-2");
    }

    @Test
    void take_commentsAndUnknownFields_areIgnored() {
        assertThat(all(": alive", "", "retry: 5", "nonsense", "")).isEmpty();
        assertThat(lines.lastId()).isNull();
    }

    @Test
    void cutOff_halfAnEvent_isForgottenWithItsId() {
        assertThat(all("id: 1-1", "data: whole", "", "id: 2-2", "data: ha"))
                .containsExactly("whole");
        lines.cutOff();
        assertThat(lines.lastId()).isEqualTo("1-1");
        assertThat(all("data: next", "")).containsExactly("next");
        assertThat(lines.lastId()).isEqualTo("1-1");
    }

    private List<String> all(String... of) {
        return Stream.of(of).map(lines::take).flatMap(Optional::stream).toList();
    }
}

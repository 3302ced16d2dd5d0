package dev.slipway.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SseParserTest {
    private static final String STREAM =
            ": hello\n\ndata: a😀b\n\nevent: error\ndata:one\ndata: two\nid: 7\n\ndata\n\nretry: 5\n\n";

    private final List<SseEvent> events = new ArrayList<>();
    private final SseParser parser = new SseParser(events::add);

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void feed_splitAtEveryByte_givesTheSameEvents(String endOfLine) {
        byte[] bytes = Buffer.buffer(STREAM.replace("\n", endOfLine)).getBytes();
        for (int cut = 0; cut <= bytes.length; cut++) {
            List<SseEvent> seen = new ArrayList<>();
            SseParser fresh = new SseParser(seen::add);
            fresh.feed(Buffer.buffer(bytes).getBuffer(0, cut));
            fresh.feed(Buffer.buffer(bytes).getBuffer(cut, bytes.length));

            assertThat(seen)
                    .as("cut at %d", cut)
                    .containsExactly(
                            new SseEvent(null, "a😀b"),
                            new SseEvent("error", "one\ntwo"),
                            new SseEvent(null, ""));
        }
    }

    @Test
    void feed_byteByByte_givesTheSameEvents() {
        for (byte b : Buffer.buffer(STREAM).getBytes()) {
            parser.feed(Buffer.buffer(new byte[] {b}));
        }
        assertThat(events).hasSize(3).contains(new SseEvent(null, "a😀b"));
    }

    @Test
    void feed_byteOrderMark_isNotPartOfTheFirstField() {
        parser.feed(Buffer.buffer("\uFEFFdata: x\n\n"));
        assertThat(events).containsExactly(new SseEvent(null, "x"));
    }

    @Test
    void feed_withoutEmptyLine_isNoEventYet() {
        parser.feed(Buffer.buffer("data: x\n"));
        assertThat(events).isEmpty();
    }

    @Test
    void feed_nameWithoutData_isForgotten() {
        parser.feed(Buffer.buffer("event: ping\n\ndata: x\n\n"));
        assertThat(events).containsExactly(new SseEvent(null, "x"));
    }

    @Test
    void feed_eventOfOneMebibyte_staysWhole() {
        String large = "x".repeat(1024 * 1024);
        parser.feed(Buffer.buffer("data: " + large + "\n\n"));
        assertThat(events).containsExactly(new SseEvent(null, large));
    }

    @Test
    void feed_eventWithoutEnd_isRefused() {
        Buffer piece = Buffer.buffer("x".repeat(1024 * 1024));
        assertThatThrownBy(
                        () -> {
                            for (int i = 0; i <= SseParser.LONGEST_EVENT / piece.length(); i++) {
                                parser.feed(piece);
                            }
                        })
                .isInstanceOf(IllegalStateException.class);
    }
}

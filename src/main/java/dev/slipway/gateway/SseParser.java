package dev.slipway.gateway;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Server-sent events out of bytes that arrive in any portions. A line is decoded when it is
 * complete, so a character split between two reads stays whole. Ends of line may be LF, CR LF or
 * CR. Not thread-safe.
 */
final class SseParser {
    /** Far above any real chunk; a stream without line ends must not fill the heap. */
    static final int LONGEST_EVENT = 8 * 1024 * 1024;

    private final Consumer<SseEvent> sink;
    private Buffer line = Buffer.buffer();
    private final StringBuilder data = new StringBuilder();
    private boolean hasData;
    private String name;
    private boolean skipLineFeed;
    private boolean first = true;

    SseParser(Consumer<SseEvent> sink) {
        this.sink = sink;
    }

    /**
     * @throws IllegalStateException when an event is longer than {@link #LONGEST_EVENT}
     */
    void feed(Buffer bytes) {
        int from = 0;
        int length = bytes.length();
        for (int i = 0; i < length; i++) {
            byte b = bytes.getByte(i);
            if (skipLineFeed && b == '\n') {
                from = i + 1;
            } else if (b == '\n' || b == '\r') {
                line.appendBuffer(bytes, from, i - from);
                from = i + 1;
                endLine();
            }
            skipLineFeed = b == '\r';
        }
        line.appendBuffer(bytes, from, length - from);
        if (line.length() + data.length() > LONGEST_EVENT) {
            throw new IllegalStateException("an event without end");
        }
    }

    private void endLine() {
        String text = line.toString(StandardCharsets.UTF_8);
        line = Buffer.buffer();
        if (first) {
            first = false;
            text = text.startsWith("\uFEFF") ? text.substring(1) : text;
        }
        if (text.isEmpty()) {
            endEvent();
        } else {
            field(text);
        }
    }

    private void field(String text) {
        int colon = text.indexOf(':');
        if (colon == 0) {
            return;
        }
        String field = colon < 0 ? text : text.substring(0, colon);
        String value = colon < 0 ? "" : text.substring(colon + 1);
        value = value.startsWith(" ") ? value.substring(1) : value;
        if (field.equals("data")) {
            if (hasData) {
                data.append('\n');
            }
            data.append(value);
            hasData = true;
        } else if (field.equals("event")) {
            name = value.isEmpty() ? null : value;
        }
    }

    private void endEvent() {
        if (hasData) {
            SseEvent event = new SseEvent(name, data.toString());
            data.setLength(0);
            hasData = false;
            name = null;
            sink.accept(event);
        }
        name = null;
    }
}

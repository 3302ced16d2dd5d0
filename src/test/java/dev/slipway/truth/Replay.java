package dev.slipway.truth;

import dev.slipway.truth.Exchange.Body;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Answers from a tape, in its order. A call that is asked more often than then gets its last answer
 * again; one that is not on the tape is refused.
 */
final class Replay implements Answering {
    private static final String UNKNOWN =
            "{\"error\":{\"message\":\"not on the tape\",\"type\":\"replay\"}}";

    private final List<Exchange> left;
    private final List<Exchange> all;

    Replay(List<Exchange> exchanges) {
        this.all = List.copyOf(exchanges);
        this.left = new ArrayList<>(exchanges);
    }

    @Override
    public synchronized Answer answer(Asked asked) {
        Optional<Exchange> next = left.stream().filter(kept -> matches(kept, asked)).findFirst();
        next.ifPresent(left::remove);
        return next.or(() -> all.reversed().stream().filter(k -> matches(k, asked)).findFirst())
                .map(kept -> answer(kept.status(), kept.answer()))
                .orElseGet(() -> answer(400, new Body("application/json", UNKNOWN)));
    }

    private static boolean matches(Exchange kept, Asked asked) {
        return kept.asks(asked.method(), asked.path(), asked.query());
    }

    private static Answer answer(int status, Body body) {
        byte[] bytes = body.bytes();
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(body.headers());
        headers.replace("content-length", List.of(String.valueOf(bytes.length)));
        return new Answer(status, headers, new ByteArrayInputStream(bytes));
    }
}

package dev.slipway.provider.together;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Reads lists, {@code {"data":[...]}} or bare, entry by entry: a bad one is logged and left out.
 */
final class Items {
    private static final Logger LOG = Logger.getLogger(Items.class);

    private Items() {}

    /**
     * @throws UnreadableAnswer when there is no list at all: it must not pass for an empty one
     */
    static <T> List<T> of(JsonNode answer, Function<JsonNode, T> reading) {
        JsonNode list = answer.isArray() ? answer : answer.path("data");
        // Go services write an empty list as null.
        if (list.isNull()) {
            return List.of();
        }
        if (!list.isArray()) {
            throw new UnreadableAnswer("the answer holds no list");
        }
        return entries(list, reading);
    }

    /** A list inside an object, where absent means empty. */
    static <T> List<T> entries(JsonNode list, Function<JsonNode, T> reading) {
        List<T> read = new ArrayList<>();
        for (JsonNode entry : list.isArray() ? list : List.<JsonNode>of()) {
            try {
                read.add(Objects.requireNonNull(reading.apply(entry), "it says nothing"));
            } catch (RuntimeException bad) {
                LOG.warnf("Left out an entry of a list from Together: %s", bad.getMessage());
            }
        }
        return List.copyOf(read);
    }
}

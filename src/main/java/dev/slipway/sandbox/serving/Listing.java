package dev.slipway.sandbox.serving;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.sandbox.web.ApiException;
import dev.slipway.sandbox.web.Call;
import dev.slipway.sandbox.web.Json;
import dev.slipway.sandbox.web.Page;
import dev.slipway.sandbox.web.Reply;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/** A list of V2 by {@code filter} and {@code orderBy}, in pages. */
record Listing(Call call, Manners manners) {

    /**
     * What can be asked of a thing.
     *
     * @param more fields beside name and times
     * @param created its place among all acts, and {@code changed} that of its last change
     */
    record Facts(
            String name,
            Instant createdAt,
            Instant updatedAt,
            Map<String, String> more,
            long created,
            long changed) {
        private Map<String, String> fields() {
            Map<String, String> fields = new TreeMap<>(more);
            fields.put("name", name);
            fields.put("created_at", Json.time(createdAt));
            fields.put("updated_at", Json.time(updatedAt));
            return fields;
        }
    }

    <T> Reply page(List<T> items, Function<T, Facts> facts, Function<T, ? extends JsonNode> json) {
        ToLongFunction<T> position = position(facts);
        List<T> shown =
                items.stream()
                        .filter(passes(items, facts))
                        .sorted(Comparator.comparingLong(position))
                        .toList();
        return Page.of(call, shown, position, json);
    }

    private <T> Predicate<T> passes(List<T> items, Function<T, Facts> facts) {
        String text = call.query("filter").orElse(null);
        if (text == null) {
            return item -> true;
        }
        List<String> fields =
                items.stream()
                        .findFirst()
                        .map(item -> List.copyOf(facts.apply(item).fields().keySet()))
                        .orElse(List.of("created_at", "model", "name", "state", "updated_at"));
        if (!manners.doubts().nameFilter()) {
            fields = List.of("created_at", "updated_at");
        }
        Predicate<Map<String, String>> filter = Filter.of(text, fields);
        return item -> filter.test(facts.apply(item).fields());
    }

    /** Positions grow along the list in either direction, as pages need them to. */
    private <T> ToLongFunction<T> position(Function<T, Facts> facts) {
        String[] order = call.query("orderBy").orElse("created_at asc").strip().split("\\s+");
        boolean known = List.of("created_at", "updated_at").contains(order[0]);
        String direction = order.length > 1 ? order[1] : "asc";
        if (!known || !List.of("asc", "desc").contains(direction) || order.length > 2) {
            throw ApiException.badField("orderBy", "orderBy must be created_at or updated_at");
        }
        ToLongFunction<T> rising =
                item -> {
                    Facts told = facts.apply(item);
                    return order[0].equals("created_at") ? told.created : told.changed;
                };
        return direction.equals("asc") ? rising : item -> LAST - rising.applyAsLong(item);
    }

    /** Larger than any place, and short enough for a cursor. */
    private static final long LAST = 1L << 40;
}

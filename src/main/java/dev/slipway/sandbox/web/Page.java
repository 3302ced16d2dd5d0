package dev.slipway.sandbox.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * Cursor pages of V2 lists: {@code {object:"list", data, next_cursor}}. The last page has no
 * cursor: the official client declares it a string that may be missing, never null.
 */
public final class Page {
    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 500;

    private Page() {}

    /**
     * The page asked for by {@code limit} and {@code after}.
     *
     * @param items in the order of their positions
     * @param position grows from item to item and never changes, so a page is right even when the
     *     item before it was deleted
     */
    public static <T> Reply of(
            Call call,
            List<T> items,
            ToLongFunction<T> position,
            Function<T, ? extends JsonNode> json) {
        int limit = limit(call);
        long after = call.query("after").map(Page::cursor).orElse(-1L);
        List<T> rest = items.stream().filter(item -> position.applyAsLong(item) > after).toList();
        List<T> page = rest.subList(0, Math.min(limit, rest.size()));
        ObjectNode body = Json.object().put("object", "list");
        body.set("data", Json.array(page.stream().map(json).toList()));
        boolean last = page.size() == rest.size();
        if (!last) {
            body.put("next_cursor", "c" + position.applyAsLong(page.getLast()));
        }
        return Reply.ok(body);
    }

    private static int limit(Call call) {
        String text = call.query("limit").orElse(String.valueOf(DEFAULT_LIMIT));
        int limit;
        try {
            limit = Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw ApiException.badField("limit", "limit must be a number");
        }
        if (limit < 1 || limit > MAX_LIMIT) {
            throw ApiException.badField("limit", "limit must be between 1 and " + MAX_LIMIT);
        }
        return limit;
    }

    private static long cursor(String text) {
        if (!text.matches("c\\d{1,18}")) {
            throw ApiException.badField("after", "after is not a cursor of this list");
        }
        return Long.parseLong(text.substring(1));
    }
}

package dev.slipway.provider.together;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads a V2 list to its end. Half a list is an error: it would make things look absent. */
final class Pages {
    /** The most that V2 allows. */
    static final int LIMIT = 500;

    private static final int MAX_PAGES = 200;

    private Pages() {}

    /**
     * @param fetch from a cursor, null for the first page, to a page
     */
    static <T> List<T> all(
            String what, Function<String, Response> fetch, Function<JsonNode, T> reading) {
        List<T> all = new ArrayList<>();
        String cursor = null;
        for (int page = 0; page < MAX_PAGES; page++) {
            String after = cursor;
            cursor =
                    Calls.read(
                            what,
                            () -> fetch.apply(after),
                            answer -> {
                                all.addAll(Items.of(answer, reading));
                                return next(answer, after);
                            });
            if (cursor == null) {
                return List.copyOf(all);
            }
        }
        throw TogetherErrors.unreadable(
                new Call(Call.Act.READ, what), 200, "the list has more than 200 pages");
    }

    private static String next(JsonNode answer, String after) {
        String next = Fields.text(answer, "next_cursor");
        if (next != null && next.equals(after)) {
            throw new UnreadableAnswer("the list's cursor does not advance");
        }
        return next;
    }
}

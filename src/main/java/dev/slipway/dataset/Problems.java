package dev.slipway.dataset;

import java.util.ArrayList;
import java.util.List;

/** Gathers the first problems only: a file that is wrong throughout repeats itself. */
final class Problems {
    static final int LIMIT = 20;

    private final List<DatasetProblem> found = new ArrayList<>();
    private long line;

    void onLine(long number) {
        line = number;
    }

    void add(String field, String message, Object... values) {
        if (!full()) {
            String text = values.length == 0 ? message : message.formatted(values);
            found.add(new DatasetProblem(line, field, text));
        }
    }

    boolean full() {
        return found.size() >= LIMIT;
    }

    List<DatasetProblem> list() {
        return List.copyOf(found);
    }
}

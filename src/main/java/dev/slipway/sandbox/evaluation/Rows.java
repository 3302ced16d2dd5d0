package dev.slipway.sandbox.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.web.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The dataset of an evaluation.
 *
 * @param error what is wrong with it; null when nothing is
 */
record Rows(List<ObjectNode> rows, String error) {

    static Rows read(byte[] bytes) {
        List<ObjectNode> rows = new ArrayList<>();
        for (String line : new String(bytes, StandardCharsets.UTF_8).split("\n")) {
            if (line.isBlank()) {
                continue;
            }
            try {
                if (Json.MAPPER.readTree(line) instanceof ObjectNode row) {
                    rows.add(row);
                    continue;
                }
            } catch (JsonProcessingException e) {
                // told like any other line that is none
            }
            return new Rows(List.of(), "Line " + (rows.size() + 1) + " is not a JSON object");
        }
        return new Rows(rows, rows.isEmpty() ? "The dataset is empty" : null);
    }

    /** Why {@code task} cannot be done with them; null when it can. */
    String problem(Task task) {
        if (error != null) {
            return error;
        }
        Set<String> unused = new LinkedHashSet<>();
        rows.forEach(row -> row.fieldNames().forEachRemaining(unused::add));
        Set<String> missing = new LinkedHashSet<>(task.columns());
        missing.removeAll(unused);
        if (!missing.isEmpty()) {
            return "The dataset has no column " + String.join(", ", missing);
        }
        unused.removeAll(task.columns());
        if (!unused.isEmpty()) {
            return "Columns that no template uses: " + String.join(", ", unused);
        }
        return task.external() ? "The external model cannot be reached" : null;
    }
}

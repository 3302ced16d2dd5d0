package dev.slipway.dataset;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The shapes of a training sample that Together accepts in JSONL, told apart by their columns (the
 * top-level keys of a line).
 */
public enum DatasetFormat {
    CONVERSATION(Set.of("messages"), Set.of("tools")),
    INSTRUCTION(Set.of("prompt", "completion"), Set.of()),
    TEXT(Set.of("text"), Set.of()),
    PREFERENCE(Set.of("input", "preferred_output", "non_preferred_output"), Set.of());

    private final Set<String> required;
    private final Set<String> optional;

    DatasetFormat(Set<String> required, Set<String> optional) {
        this.required = required;
        this.optional = optional;
    }

    /** All formats whose required columns are there; a good sample has exactly one. */
    static List<DatasetFormat> matching(Collection<String> columns) {
        return Arrays.stream(values()).filter(f -> columns.containsAll(f.required)).toList();
    }

    Set<String> required() {
        return required;
    }

    boolean allows(String column) {
        return required.contains(column) || optional.contains(column);
    }

    /** As written in messages to people: {@code conversation}. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}

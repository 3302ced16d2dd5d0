package dev.slipway.sandbox.learn;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The four formats of training data, told apart by their columns. */
enum Format {
    CONVERSATION("messages") {
        @Override
        void read(ObjectNode sample, List<Example> into) {
            Messages.read(sample.get("messages"), into);
        }
    },
    INSTRUCTION("prompt", "completion") {
        @Override
        void read(ObjectNode sample, List<Example> into) {
            into.add(new Example(text(sample, "prompt"), text(sample, "completion")));
        }
    },
    TEXT("text") {
        @Override
        void read(ObjectNode sample, List<Example> into) {
            into.add(PlainText.split(text(sample, "text")));
        }
    },
    PREFERENCE("input", "preferred_output", "non_preferred_output") {
        @Override
        void read(ObjectNode sample, List<Example> into) {
            into.add(Messages.preferred(sample));
        }
    };

    private final Set<String> columns;

    Format(String... columns) {
        this.columns = Set.of(columns);
    }

    /** Adds what {@code sample} teaches, or throws {@link InvalidSample}. */
    abstract void read(ObjectNode sample, List<Example> into);

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Format of(ObjectNode sample) {
        return Arrays.stream(values())
                .filter(format -> format.columns.stream().allMatch(sample::has))
                .findFirst()
                .orElseThrow(
                        () ->
                                new InvalidSample(
                                        "Error parsing file. Could not detect a format with the"
                                                + " columns "
                                                + sample.propertyStream()
                                                        .map(Map.Entry::getKey)
                                                        .toList()));
    }

    void check(ObjectNode sample) {
        Set<String> extra = new HashSet<>();
        sample.fieldNames().forEachRemaining(extra::add);
        if (!extra.containsAll(columns)) {
            throw new InvalidSample("All samples must be of one format, " + word());
        }
        extra.removeAll(columns);
        extra.remove("tools");
        if (!extra.isEmpty()) {
            throw new InvalidSample("Found extra columns in the sample: " + extra);
        }
    }

    private static String text(ObjectNode sample, String field) {
        JsonNode value = sample.get(field);
        if (!value.isTextual() || value.asText().isBlank()) {
            throw new InvalidSample("The field " + field + " must be a non-empty string");
        }
        return value.asText();
    }
}

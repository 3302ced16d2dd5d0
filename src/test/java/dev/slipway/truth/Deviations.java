package dev.slipway.truth;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The reviewed list of what the live API does and its OpenAPI document does not say. */
final class Deviations {
    private static final String LIST = "/truth/deviations.txt";

    private final List<Entry> entries;

    Deviations() {
        entries = lines().filter(line -> !line.startsWith("#")).map(Entry::of).toList();
    }

    /** One line of the list; {@code *} stands for any operation. */
    record Entry(String rule, String operation, String place, String pointer, String source) {
        private static final int COLUMNS = 5;

        static Entry of(String line) {
            List<String> columns = Arrays.stream(line.split("\\|")).map(String::strip).toList();
            if (columns.size() != COLUMNS || columns.getLast().isEmpty()) {
                throw new IllegalArgumentException(
                        "wanted: rule | operation | place | pointer | source, not: " + line);
            }
            return new Entry(
                    columns.get(0), columns.get(1), columns.get(2), columns.get(3), columns.get(4));
        }

        boolean covers(Violation found) {
            return rule.equals(found.rule())
                    && (operation.equals("*") || same(found.operation()))
                    && place.equals(found.place())
                    && pointer.equals(found.pointer());
        }

        /** An operation that the document lacks is found with its path, not with a template. */
        private boolean same(String found) {
            return operation.replaceFirst(" .*", "").equals(found.replaceFirst(" .*", ""))
                    && PathTemplate.matches(
                            operation.replaceFirst(".* ", ""), found.replaceFirst(".* ", ""));
        }
    }

    List<Entry> entries() {
        return entries;
    }

    boolean known(Violation found) {
        return entries.stream().anyMatch(entry -> entry.covers(found));
    }

    private static Stream<String> lines() {
        try (InputStream in = Deviations.class.getResourceAsStream(LIST)) {
            byte[] bytes = Objects.requireNonNull(in, LIST).readAllBytes();
            return new String(bytes, StandardCharsets.UTF_8).lines().filter(l -> !l.isBlank());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

package dev.slipway.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Holds an enum's allow-list against a table that a test writes out by hand, every pair of states.
 */
public final class StateMatrix {
    private StateMatrix() {}

    /** Each line of {@code table}: a state, a colon, the states that may follow. */
    public static <S extends Enum<S> & LifecycleState<S>> void assertMatches(
            Class<S> type, String table) {
        Map<String, Set<String>> expected = new TreeMap<>();
        for (String line : table.strip().lines().toList()) {
            String[] parts = line.split(":", 2);
            expected.put(
                    parts[0].strip(),
                    Arrays.stream(parts[1].strip().split("\\s+"))
                            .filter(word -> !word.isEmpty())
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
        Map<String, Set<String>> actual = new TreeMap<>();
        for (S state : type.getEnumConstants()) {
            actual.put(
                    state.name(),
                    state.next().stream()
                            .map(Enum::name)
                            .collect(Collectors.toCollection(TreeSet::new)));
            assertThat(state.terminal()).isEqualTo(state.next().isEmpty());
        }
        assertThat(actual).isEqualTo(expected);
    }
}

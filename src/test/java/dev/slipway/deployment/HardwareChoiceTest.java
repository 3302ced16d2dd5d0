package dev.slipway.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.provider.Hardware;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HardwareChoiceTest {
    private static final Hardware FULL = machine("full", "100", List.of());
    private static final Hardware UNPRICED = machine("unpriced", null, List.of("any"));
    private static final Hardware DEAR = machine("dear", "900", List.of("any"));
    private static final Hardware CHEAP = machine("cheap", "400", List.of("any"));

    @Test
    void best_auto_isTheCheapestWithRoom() {
        assertThat(HardwareChoice.best(List.of(FULL, UNPRICED, DEAR, CHEAP), "auto"))
                .contains(CHEAP);
        assertThat(HardwareChoice.best(List.of(FULL, UNPRICED), "auto")).contains(UNPRICED);
    }

    @Test
    void best_allFull_isOneAllTheSame() {
        assertThat(HardwareChoice.best(List.of(FULL), "auto")).contains(FULL);
        assertThat(HardwareChoice.best(List.of(), "auto")).isEmpty();
    }

    @Test
    void best_starvedBefore_comesAfterAnyOther() {
        Comparator<Hardware> afterOne = HardwareChoice.best(Set.of("cheap"));

        assertThat(Stream.of(CHEAP, DEAR, FULL).min(afterOne)).contains(DEAR);
        assertThat(Stream.of(CHEAP).min(afterOne)).contains(CHEAP);
    }

    @Test
    void best_named_isThatOneOrNone() {
        assertThat(HardwareChoice.best(List.of(CHEAP, DEAR), "dear")).contains(DEAR);
        assertThat(HardwareChoice.best(List.of(CHEAP), "dear")).isEmpty();
    }

    private static Hardware machine(String id, String cents, List<String> regions) {
        return new Hardware(id, "H100", 1, cents == null ? null : new BigDecimal(cents), regions);
    }
}

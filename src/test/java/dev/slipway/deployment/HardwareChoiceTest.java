package dev.slipway.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.slipway.catalog.Catalog;
import dev.slipway.provider.Generation;
import dev.slipway.provider.Hardware;
import dev.slipway.provider.ServingConfig;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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

    @Test
    void choose_whateverNewDeploymentsAreMadeIn_takesAMachineOfItsOwnGeneration() {
        Catalog catalog = mock(Catalog.class);
        when(catalog.configs("ml_1"))
                .thenReturn(
                        List.of(
                                new ServingConfig(
                                        "cr_1", "ml_1", Map.of("accelerator_type", "H100"))));
        when(catalog.machines(Generation.V2)).thenReturn(List.of(CHEAP));

        assertThat(new HardwareChoice(catalog).choose("ml_1", "auto", Set.of()))
                .hasValueSatisfying(
                        choice -> {
                            assertThat(choice.hardware()).isEqualTo("cheap");
                            assertThat(choice.centsPerHour()).isEqualByComparingTo("400");
                        });
    }

    private static Hardware machine(String id, String cents, List<String> regions) {
        return new Hardware(id, "H100", 1, cents == null ? null : new BigDecimal(cents), regions);
    }
}

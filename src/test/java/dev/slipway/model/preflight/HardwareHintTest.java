package dev.slipway.model.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.provider.Hardware;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HardwareHintTest {
    private static final long GIB = 1024L * 1024 * 1024;
    private static final Hardware ONE = machine("1xnvidia-h100-80gb", "H100", 1, 399);
    private static final Hardware TWO = machine("2xnvidia-h100-80gb", "H100", 2, 798);
    private static final Hardware BIG = machine("1xnvidia-b200-180gb", "B200", 1, 899);

    private static Hardware machine(String id, String type, int count, Integer cents) {
        return new Hardware(
                id, type, count, cents == null ? null : BigDecimal.valueOf(cents), List.of());
    }

    private static Sizes sizes(long gib) {
        return new Sizes(gib * GIB, gib * GIB, Map.of());
    }

    @ParameterizedTest
    @CsvSource({
        "60, 1xnvidia-h100-80gb, 3.99",
        "66, 1xnvidia-h100-80gb, 3.99",
        "67, 2xnvidia-h100-80gb, 7.98",
        "140, 1xnvidia-b200-180gb, 8.99"
    })
    void check_namesTheCheapestThatHoldsTheWeights(long gib, String id, String dollars) {
        Check check = HardwareHint.check(Kind.FULL, sizes(gib), List.of(BIG, TWO, ONE));

        assertThat(check.level()).isEqualTo(Level.OK);
        assertThat(check.message()).contains(gib + ".0 GiB", id, "$" + dollars + " an hour");
        assertThat(check.measured().path("hardware").asText()).isEqualTo(id);
    }

    @Test
    void check_tooLargeForAll_isAWarning() {
        Check check = HardwareHint.check(Kind.FULL, sizes(500), List.of(ONE, TWO, BIG));

        assertThat(check.code()).isEqualTo("NO_MACHINE_FITS");
        assertThat(check.message()).contains("600 GiB of GPU memory");
    }

    @Test
    void check_providerSilent_tellsTheSizeAlone() {
        Check check = HardwareHint.check(Kind.FULL, sizes(15), List.of());

        assertThat(check.level()).isEqualTo(Level.OK);
        assertThat(check.message()).contains("18 GiB").contains("does not tell");
    }

    @Test
    void check_whatHasNoPrice_comesLast() {
        Hardware free = machine("1xnvidia-h200-141gb", "H200", 1, null);

        assertThat(HardwareHint.check(Kind.FULL, sizes(60), List.of(free, TWO)).message())
                .contains("2xnvidia-h100");
        assertThat(HardwareHint.check(Kind.FULL, sizes(60), List.of(free)).message())
                .contains("price is not told");
    }

    @Test
    void check_adapter_countsItsBase() {
        Sizes adapter = new Sizes(100, 100, Map.of()).on(Map.of("BF16", 8_000_000_000L));

        assertThat(adapter.served()).isEqualTo(16_000_000_100L);
        assertThat(HardwareHint.check(Kind.ADAPTER, adapter, List.of(ONE)).message())
                .contains("With its base model it has 14.9 GiB");
        assertThat(HardwareHint.check(Kind.ADAPTER, adapter.on(Map.of()), List.of()).level())
                .isEqualTo(Level.SKIPPED);
    }

    @ParameterizedTest
    @CsvSource({
        "8x_nvidia_h100_80gb_sxm, H100, 8, 640",
        "4xnvidia-h200, H200, 4, 564",
        "1xnvidia-l40s, L40S, 1, 48"
    })
    void memory_isReadFromTheNameOrTheFamily(String id, String type, int count, int gib) {
        assertThat(GpuMemory.gib(machine(id, type, count, 1))).hasValue(gib);
    }

    @Test
    void memory_ofAnUnknownType_isUnknown() {
        assertThat(GpuMemory.gib(machine("1xfuture", "X1", 1, 1))).isEmpty();
    }
}

package dev.slipway.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.provider.TrainingPoint;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");

    @ParameterizedTest
    @CsvSource({"0, $0.00", "0.004, < $0.01", "3.985, $3.99", "1200, $1200.00"})
    void usd_anyAmount_isInCentsUnlessItIsLess(BigDecimal amount, String text) {
        assertThat(Figures.usd(amount)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "PT59S, 59 s ago",
        "PT60S, 1 min ago",
        "PT59M59S, 59 min ago",
        "PT47H59M, 47 h ago",
        "PT48H, 2 d ago",
        "-PT90S, in 1 min"
    })
    void moment_isRelativeAndExact(Duration ago, String text) {
        Moment moment = Moment.of(NOW.minus(ago), NOW);

        assertThat(moment.relative()).isEqualTo(text);
        assertThat(moment.exact()).endsWith(" UTC");
    }

    @Test
    void names_inAnyText_standForTheKeys() {
        KeyNames names = new KeyNames(Map.of("key_01", "Ana's $1 laptop"));

        assertThat(names.in("promoted by key:key_01 after key:key_02"))
                .isEqualTo("promoted by key Ana's $1 laptop after key key_02");
        assertThat(names.in(null)).isNull();
    }

    @Test
    void curve_stepsWithoutALossOrNumber_areLeftOutOrCounted() {
        LossCurve curve =
                LossCurve.of(
                        List.of(
                                new TrainingPoint(Map.of("train/loss", 0.5)),
                                new TrainingPoint(Map.of("gpu/heat", 80.0)),
                                new TrainingPoint(
                                        Map.of("train/global_step", 9.0, "eval/loss", 0.4))),
                        "none");

        assertThat(curve.points())
                .containsExactly(
                        new LossCurve.Point(1, 0.5, null), new LossCurve.Point(9, null, 0.4));
        assertThat(curve.hasEval()).isTrue();
        assertThat(LossCurve.of(List.of(), "none").problem()).isEqualTo("none");
    }

    @Test
    void curve_longTable_isThinnedAndKeepsTheLastPoint() {
        List<TrainingPoint> many =
                java.util.stream.IntStream.rangeClosed(1, 1000)
                        .mapToObj(
                                i ->
                                        new TrainingPoint(
                                                Map.of(
                                                        "train/global_step",
                                                        (double) i,
                                                        "train/loss",
                                                        1.0 / i)))
                        .toList();

        List<LossCurve.Point> table = LossCurve.of(many, "none").table();

        assertThat(table).hasSizeLessThanOrEqualTo(50);
        assertThat(table.getLast().step()).isEqualTo(1000);
    }
}

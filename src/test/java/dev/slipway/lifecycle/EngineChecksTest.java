package dev.slipway.lifecycle;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.platform.DatabaseChecks.RefusedException;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EngineChecksTest {

    @Test
    void prepare_defaults_fitTogether() {
        assertThatCode(() -> prepare(Map.of())).doesNotThrowAnyException();
    }

    /** As a storm does it: all by one factor. */
    @ParameterizedTest
    @ValueSource(ints = {2, 5, 10, 20})
    void prepare_allDividedByOneFactor_fitsTogether(int factor) {
        assertThatCode(
                        () ->
                                prepare(
                                        Map.of(
                                                "lease", millis(20_000, factor),
                                                "renew-every", millis(5_000, factor),
                                                "trust", millis(5_000, factor),
                                                "effects.call-seconds", String.valueOf(60 / factor),
                                                "effects.list-lag", millis(60_000, factor),
                                                "effects.quarantine", millis(180_000, factor),
                                                "effects.probe-every", millis(30_000, factor))))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    renew-every          | 7s   | must fit 3 times
                    lease                | 14s  | must fit 3 times
                    trust                | 0s   | slipway.engine.trust=PT0S must be more than 0
                    trust                | 16s  | slipway.engine.trust=PT16S
                    effects.call-seconds | 0    | must be at least 1
                    effects.call-seconds | 120  | quarantine=PT3M must be at least PT3M12S
                    effects.list-lag     | 3m   | quarantine=PT3M must be at least PT4M6S
                    effects.quarantine   | 60s  | would pay twice
                    effects.probe-every  | 0s   | probe-every=PT0S
                    """)
    void prepare_timesThatDoNotFit_areRefusedByName(String name, String value, String why) {
        assertThatThrownBy(() -> prepare(Map.of(name, value)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining(name.substring(name.indexOf('.') + 1))
                .hasMessageContaining(why);
    }

    private static String millis(int whole, int factor) {
        return whole / factor + "ms";
    }

    private static void prepare(Map<String, String> settings) {
        Map<String, String> named =
                settings.entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        e -> "slipway.engine." + e.getKey(), Map.Entry::getValue));
        EngineConfig config =
                new SmallRyeConfigBuilder()
                        .addDefaultInterceptors()
                        .withMapping(EngineConfig.class)
                        .withSources(new PropertiesConfigSource(named, "test", 100))
                        .withConverter(Duration.class, 100, new DurationConverter())
                        .build()
                        .getConfigMapping(EngineConfig.class);
        new EngineChecks(config).prepare();
    }
}

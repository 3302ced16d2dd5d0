package dev.slipway.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmallPartsTest {

    @ParameterizedTest
    @CsvSource({
        "support-bot, support-bot,",
        "support-bot@7, support-bot, 7",
        "support-bot@v7, support-bot, 7",
        "a/b@12, a/b, 12",
        "support-bot@, support-bot@,",
        "support-bot@seven, support-bot@seven,",
        "support-bot@99999999999, support-bot@99999999999,",
        "@7, @7,"
    })
    void parse_modelName_splitsAtTheVersion(String text, String alias, Integer version) {
        assertThat(ModelName.parse(text)).isEqualTo(new ModelName(alias, version));
    }

    @Test
    void endUser_prefersUserOverSafetyIdentifier() {
        assertThat(request("\"user\":\"u\",\"safety_identifier\":\"s\"").endUser()).isEqualTo("u");
        assertThat(request("\"user\":\"\",\"safety_identifier\":\"s\"").endUser()).isEqualTo("s");
        assertThat(request("\"user\":7").endUser()).isNull();
    }

    @Test
    void wantsUsage_onlyWhenAsked() {
        assertThat(request("\"stream_options\":{\"include_usage\":true}").wantsUsage()).isTrue();
        assertThat(request("\"stream_options\":null").wantsUsage()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "1.5"})
    void deadline_clientInAHurry_isLowered(String seconds) {
        assertThat(Deadline.in(Duration.ofMinutes(10), seconds).millisLeft())
                .isLessThanOrEqualTo(2_000);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"0", "-1", "NOT_GIVEN", "1e99", "600000", "1e99999999999999999999"})
    void deadline_noUsefulWish_isOurs(String seconds) {
        assertThat(Deadline.in(Duration.ofMinutes(10), seconds).millisLeft())
                .isBetween(500_000L, 600_000L);
    }

    @Test
    void deadline_passed_isOverButStillGivesATimerSomething() {
        Deadline passed = Deadline.in(Duration.ofMillis(-5));
        assertThat(passed.over()).isTrue();
        assertThat(passed.millisLeft()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(ErrorKind.class)
    void kind_retryable_exactlyWhereWaitingHelps(ErrorKind kind) {
        boolean callersFault = kind.status() < 500 && kind.status() != 429;
        boolean operatorsFault =
                kind == ErrorKind.UPSTREAM_BILLING || kind == ErrorKind.UPSTREAM_CREDENTIALS;
        assertThat(kind.retryable()).isEqualTo(!callersFault && !operatorsFault);
        assertThat(kind.status()).isNotEqualTo(409);
    }

    private static ChatRequest request(String fields) {
        return ChatRequest.parse(Buffer.buffer("{\"model\":\"m\",\"messages\":[]," + fields + "}"));
    }
}

package dev.slipway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.sandbox.RunningSandbox.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimitSwitchTest {
    @TempDir Path folder;
    private RunningSandbox sandbox;

    @BeforeEach
    void start() {
        sandbox = new RunningSandbox(folder);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private void flip(String switches) {
        assertThat(sandbox.post("/sandbox/switches", switches).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"seconds", "date", "ms", "reset", "none"})
    void requestsPerMinute_exceeded_saysWhenToComeAgain(String form) {
        flip("{'requestsPerMinute':1,'retryAfter':'" + form + "'}");
        sandbox.get("/v1/whoami");
        Answer refused = sandbox.get("/v1/whoami");
        assertThat(refused.status()).isEqualTo(429);
        String after = refused.header("Retry-After");
        String reset = refused.header("x-ratelimit-reset");
        String millis = refused.header("retry-after-ms");
        switch (form) {
            case "seconds" ->
                    assertThat(List.of(after, reset)).allMatch(RateLimitSwitchTest::isWait);
            case "date" -> assertThat(wait(after)).isBetween(-1L, 60L);
            case "ms" -> assertThat(Long.parseLong(millis)).isBetween(1_000L, 60_000L);
            case "reset" -> assertThat(reset).matches(RateLimitSwitchTest::isWait);
            default -> assertThat(after + reset + millis).isEmpty();
        }
        if (!form.equals("seconds") && !form.equals("date")) {
            assertThat(after).isEmpty();
        }
        sandbox.advance("PT1M");
        assertThat(sandbox.get("/v1/whoami").status()).isEqualTo(200);
        flip("{'requestsPerMinute':0}");
        for (int i = 0; i < 5; i++) {
            assertThat(sandbox.get("/v1/whoami").status()).isEqualTo(200);
        }
    }

    private static boolean isWait(String text) {
        return text.matches("\\d+") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= 60;
    }

    private long wait(String date) {
        var at = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME);
        String now = sandbox.get("/sandbox/clock").at("/now").asText();
        return Duration.between(ZonedDateTime.parse(now), at).toSeconds();
    }
}

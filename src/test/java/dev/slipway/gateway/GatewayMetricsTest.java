package dev.slipway.gateway;

import static dev.slipway.gateway.Scene.APP;
import static dev.slipway.gateway.Scene.CHAT;
import static dev.slipway.gateway.Scene.as;
import static dev.slipway.gateway.Scene.ask;
import static dev.slipway.gateway.ScriptedHost.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(NoDatabase.class)
class GatewayMetricsTest {
    @Inject Scene scene;
    @Inject ScriptedHost host;
    @Inject MeterRegistry registry;

    @Test
    void chat_answered_isCountedByAliasAndStatus() {
        scene.set(Scene.route("counted-bot", 2, Scene.target(2, 100, true)));
        host.then(answer(200, Scene.ANSWER));
        host.then(answer(500, "{}"));

        as(APP).body(ask("counted-bot")).post(CHAT).then().statusCode(200);
        as(APP).body(ask("counted-bot")).post(CHAT).then().statusCode(502);
        as(APP).body(ask("made-up-by-a-caller")).post(CHAT).then().statusCode(404);

        // Counted when the answer is out, which the caller may see first.
        await().untilAsserted(() -> assertThat(count("200", "success")).isEqualTo(1));
        await().untilAsserted(() -> assertThat(count("502", "error")).isEqualTo(1));
        assertThat(registry.find(GatewayMetrics.FIRST_BYTE).tag("alias", "counted-bot").timer())
                .isNotNull();
        assertThat(
                        registry.find(GatewayMetrics.REQUESTS)
                                .tag("alias", "made-up-by-a-caller")
                                .timer())
                .isNull();
    }

    private long count(String status, String outcome) {
        Timer timer =
                registry.find(GatewayMetrics.REQUESTS)
                        .tags("alias", "counted-bot", "status", status, "outcome", outcome)
                        .timer();
        return timer == null ? 0 : timer.count();
    }
}

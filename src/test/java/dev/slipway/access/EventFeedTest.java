package dev.slipway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.slipway.admin.Scenes;
import dev.slipway.lifecycle.Change;
import dev.slipway.lifecycle.Transitions;
import dev.slipway.lifecycle.Tx;
import dev.slipway.platform.Actor;
import dev.slipway.platform.ProjectId;
import dev.slipway.testing.EventLines;
import dev.slipway.testing.Postgres;
import dev.slipway.testing.TestKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Postgres.class)
class EventFeedTest {
    private static final String ALL = "/api/v1/events";

    @Inject Scenes scenes;
    @Inject Transitions transitions;

    @Test
    void modelEvents_fromItsBeginning_areItsOwnAndNoOthers() throws Exception {
        String before = scenes.model("default", "before", "registered");
        String model = scenes.model("default", "watched", "registered");
        scenes.model("default", "behind", "registered");
        acted(model);

        List<String> lines = read(of(model) + "?after=0-0", Map.of(), "\"kind\":\"action\"");

        assertThat(lines).contains("event:model", "event:action");
        assertThat(data(lines)).allMatch(line -> line.contains(model));
        assertThat(lines).noneMatch(line -> line.contains(before));
    }

    @Test
    void modelEvents_withLastEventId_goOnBehindIt() throws Exception {
        String model = scenes.model("default", "watched", "registered");
        String born = EventLines.lastId(read(of(model) + "?after=0-0", Map.of(), "data:"));
        acted(model);

        List<String> behind =
                read(
                        of(model) + "?after=0-0",
                        Map.of("Last-Event-ID", born),
                        "\"kind\":\"action\"");

        assertThat(data(behind)).hasSize(1);
    }

    @Test
    void modelEvents_ofAModelThatIsNotOurs_are404() {
        String other = scenes.model("elsewhere", "hidden", "registered");

        for (String id : new String[] {other, "model_none"}) {
            TestKeys.admin()
                    .header("Accept", "text/event-stream")
                    .get(of(id))
                    .then()
                    .statusCode(404)
                    .body("code", equalTo("not_found"));
        }
    }

    /** As after a restore: this database will not come to that place for years. */
    @Test
    void events_behindAPlaceOfAnotherDatabase_areThoseFromNowOn() throws Exception {
        Map<String, String> far = Map.of("Last-Event-ID", "18446744073709551615-1");
        CompletableFuture<List<String>> heard =
                CompletableFuture.supplyAsync(() -> quietly(ALL, far, "\"alias\":\"beacon\""));

        await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> {
                            scenes.model("default", "beacon", "registered");
                            return heard.isDone();
                        });

        assertThat(heard.join()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "18446744073709551616-1", "-1"})
    void events_behindWhatIsNoPlace_are400(String place) {
        TestKeys.admin().queryParam("after", place).get(ALL).then().statusCode(400);
    }

    @Test
    void pulse_isDueWhenNothingWasSentForAWhile() {
        long now = 7;
        Pulse pulse = new Pulse(now);
        long quiet = Pulse.QUIET.toNanos();

        assertThat(pulse.due(now + quiet - 1)).isFalse();
        assertThat(pulse.due(now + quiet)).isTrue();
        pulse.sent(now + quiet);
        assertThat(pulse.due(now + quiet + 1)).isFalse();
    }

    private void acted(String model) {
        Change change =
                new Change(
                        new ProjectId("default"),
                        "action",
                        model,
                        "PAUSE",
                        "to look at it",
                        Actor.worker("test"));
        Tx.run(() -> transitions.note(change, Map.of()));
    }

    private static String of(String model) {
        return "/api/v1/models/" + model + "/events";
    }

    private static List<String> data(List<String> lines) {
        return lines.stream().filter(line -> line.startsWith("data:")).toList();
    }

    private static List<String> read(String path, Map<String, String> more, String until)
            throws Exception {
        Map<String, String> headers = new java.util.HashMap<>(more);
        headers.put("Authorization", "Bearer " + TestKeys.ADMIN);
        String server = RestAssured.baseURI + ":" + RestAssured.port;
        return EventLines.until(URI.create(server + path), headers, until);
    }

    private static List<String> quietly(String path, Map<String, String> more, String until) {
        try {
            return read(path, more, until);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}

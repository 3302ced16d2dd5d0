package dev.slipway.path;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.testing.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * {@code kill -9} at every transition of the roads that weights from the Hub take and around every
 * create on them, in both API generations; webhooks tell of each transition all the same.
 */
class KillOnUploadRoadsIT {
    private static final int FAST = 500;

    /** What both roads pass; where one commit moves two records there is no second moment. */
    private static final List<String> BOTH =
            List.of(
                    "committed:model:REGISTERED",
                    "committed:model:CHECKING",
                    "committed:model:UPLOADING",
                    "before-send:up",
                    "after-send:up",
                    "committed:model:VALIDATING",
                    "committed:model:UPLOADED",
                    "committed:model:DEPLOYING",
                    "committed:deployment:CREATING",
                    "before-send:dep",
                    "after-send:dep",
                    "committed:deployment:STARTING",
                    "committed:deployment:READY",
                    "committed:model:READY",
                    "committed:model:EVALUATING",
                    "committed:evaluation:RUNNING",
                    "committed:evaluation:DONE",
                    "committed:model:APPROVED",
                    "committed:model:LIVE");

    private static final List<String> V2_ONLY =
            List.of("before-send:rec", "after-send:rec", "before-send:ep", "after-send:ep");

    @RegisterExtension final Processes processes = new Processes();

    @Test
    void adapterInV2_killedAtEveryTransition_endsLiveWithOneOfEach() {
        List<String> points = new ArrayList<>(BOTH);
        points.addAll(V2_ONLY);
        road(HookJourney.V2, points);
    }

    @Test
    void fullWeightsInV1_killedAtEveryTransition_endsLiveWithOneOfEach() {
        road(HookJourney.V1, BOTH);
    }

    private void road(HookJourney journey, List<String> points) {
        TestDatabase database = processes.database();
        SandboxProcess sandbox = journey.sandbox(processes, FAST);
        WebhookReceiver receiver = processes.keep(new WebhookReceiver());
        ServiceSettings settings =
                journey.settings(
                        processes
                                .settings("upload-" + journey.generation())
                                .on(database)
                                .against(sandbox)
                                .with("SLIPWAY_WEBHOOK_ALLOW_HTTP", "true")
                                .with("SLIPWAY_WEBHOOK_ALLOWED_RANGES", "127.0.0.0/8"));
        List<String> quick = prepared(settings, receiver);
        Records records = new Records(database);
        CrashRun run = new CrashRun(processes, settings, quick, records, journey::submit);

        ServiceProcess last = run.toLive(points).awaitReady();

        assertThat(last.client().get("/api/v1/models").text("/data/0/stage")).isEqualTo("LIVE");
        Outcome outcome = new Outcome(sandbox, records);
        outcome.assertOneOfEach(journey.acts());
        outcome.assertThePath(HookJourney.STATES);
        outcome.assertAnswersLikeItsDataset(last);
        assertEveryTransitionWasDelivered(records, receiver);
    }

    /** The first run also saves what the JVM loads, which makes the many starts to come quick. */
    private List<String> prepared(ServiceSettings settings, WebhookReceiver receiver) {
        String classes = settings.state().resolve("classes.jsa").toString();
        ServiceProcess first =
                processes.service(settings, List.of("-XX:ArchiveClassesAtExit=" + classes));
        Client client = first.awaitReady().client();
        Journey.prepare(client);
        HookJourney.subscribe(client, receiver);
        first.child().terminate();
        first.child().awaitExit();
        return List.of("-XX:SharedArchiveFile=" + classes);
    }

    /** At least once, and under one id however often; nothing else comes with a right signature. */
    private static void assertEveryTransitionWasDelivered(
            Records records, WebhookReceiver receiver) {
        List<String> expected =
                records.moves().stream().map(m -> m.subject() + " " + m.to()).toList();
        await("each transition")
                .atMost(Duration.ofSeconds(90))
                .untilAsserted(() -> assertThat(told(receiver).keySet()).containsAll(expected));
        assertThat(told(receiver)).allSatisfy((move, ids) -> assertThat(ids).as(move).hasSize(1));
        assertThat(receiver.forged()).isEmpty();
    }

    private static Map<String, Set<String>> told(WebhookReceiver receiver) {
        return receiver.messages().stream()
                .collect(
                        groupingBy(
                                message ->
                                        message.body().at("/data/subject").asText()
                                                + " "
                                                + message.body().at("/data/to").asText(),
                                java.util.stream.Collectors.mapping(
                                        WebhookReceiver.Message::id, toSet())));
    }
}

package dev.slipway.path;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code kill -9} at every transition of the path and around every paid create. */
class KillAtEachTransitionIT {

    /**
     * One point per commit. Where one commit moves two records, which the test proves, there is no
     * second moment to die at: SUCCEEDED comes with REGISTERED, DEPLOYING with PLANNED, EVALUATING
     * with the evaluation's QUEUED.
     */
    private static final List<String> POINTS =
            List.of(
                    "committed:fine-tune:QUEUED",
                    "committed:fine-tune:CHECKING_DATA",
                    "before-send:file",
                    "after-send:file",
                    "committed:fine-tune:SUBMITTING",
                    "before-send:train",
                    "after-send:train",
                    "committed:fine-tune:TRAINING",
                    "committed:fine-tune:SUCCEEDED",
                    "committed:model:UPLOADED",
                    "committed:model:DEPLOYING",
                    "committed:deployment:CREATING",
                    "before-send:ep",
                    "after-send:ep",
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

    private static final int FAST = 500;

    @RegisterExtension final Processes processes = new Processes();

    @Test
    void path_killedAtEveryTransition_endsLiveWithOneOfEach() {
        TestDatabase database = processes.database();
        SandboxProcess sandbox = processes.sandbox(FAST);
        ServiceSettings settings = processes.settings("killed").on(database).against(sandbox);
        Path classes = settings.state().resolve("classes.jsa");
        Journey journey = prepared(settings, classes);
        Records records = new Records(database);
        CrashRun run =
                new CrashRun(
                        processes,
                        settings,
                        List.of("-XX:SharedArchiveFile=" + classes),
                        records,
                        journey::submit);

        ServiceProcess last = run.toLive(POINTS).awaitReady();

        assertThat(last.client().get("/api/v1/models").text("/data/0/stage")).isEqualTo("LIVE");
        Outcome outcome = new Outcome(sandbox, records);
        outcome.assertOneOfEach(Outcome.TRAINED);
        outcome.assertThePath(Journey.STATES);
        outcome.assertAnswersLikeItsDataset(last);
        assertThat(records.column("SELECT id FROM fine_tune"))
                .containsExactly(run.submission().text("/id"));
        assertThat(run.submission().replayed()).as("the first answer died").isTrue();
        assertEveryCommitWasFollowedByAKill(records);
    }

    /** The first run also saves what the JVM loads, which makes the many starts to come quick. */
    private Journey prepared(ServiceSettings settings, Path classes) {
        ServiceProcess first =
                processes.service(settings, List.of("-XX:ArchiveClassesAtExit=" + classes));
        Journey journey = Journey.prepare(first.awaitReady().client());
        first.child().terminate();
        first.child().awaitExit();
        return journey;
    }

    private static void assertEveryCommitWasFollowedByAKill(Records records) {
        Map<String, List<String>> doorsByCommit =
                records.moves().stream()
                        .collect(
                                groupingBy(
                                        Records.Move::commit,
                                        mapping(
                                                move ->
                                                        "committed:%s:%s"
                                                                .formatted(move.kind(), move.to()),
                                                toList())));
        assertThat(doorsByCommit.values())
                .allSatisfy(doors -> assertThat(doors).containsAnyElementsOf(POINTS));
    }
}

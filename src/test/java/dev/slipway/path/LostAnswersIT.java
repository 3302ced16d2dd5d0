package dev.slipway.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The provider accepts each create and its answer is lost, and then the service dies too. */
class LostAnswersIT {
    private static final int FAST = 500;

    @RegisterExtension final Processes processes = new Processes();

    @Test
    void create_answerLostAndServiceKilled_isAdoptedAndNotRepeated() {
        TestDatabase database = processes.database();
        SandboxProcess sandbox = processes.sandbox(FAST);
        ServiceSettings settings = processes.settings("lost").on(database).against(sandbox);
        ServiceProcess first = processes.service(settings).awaitReady();
        Journey journey = Journey.prepare(first.client());
        first.child().kill();
        first.child().awaitExit();
        sandbox.loseAnswer("POST", "/v1/files/upload");
        sandbox.loseAnswer("POST", "/v1/fine-tunes");
        sandbox.loseAnswer("POST", "/v2/projects/*/endpoints");
        sandbox.loseAnswer("POST", "/v2/projects/*/endpoints/*/deployments");
        Records records = new Records(database);

        ServiceProcess last =
                new CrashRun(processes, settings, List.of(), records, journey::submit)
                        .toLive(
                                List.of(
                                        "unknown:file",
                                        "unknown:train",
                                        "unknown:ep",
                                        "unknown:dep"))
                        .awaitReady();

        assertThat(sandbox.faultsLeft()).isZero();
        Outcome outcome = new Outcome(sandbox, records);
        outcome.assertOneOfEach(Outcome.TRAINED);
        outcome.assertThePath(Journey.STATES);
        outcome.assertAnswersLikeItsDataset(last);
        assertThat(records.column("SELECT attempt FROM effect")).hasSize(4).containsOnly("1");
    }
}

package dev.slipway.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.provider.EvaluationHost;
import dev.slipway.provider.EvaluationRequest;
import dev.slipway.provider.EvaluationRequest.Answering;
import dev.slipway.provider.EvaluationRequest.Classify;
import dev.slipway.provider.EvaluationRequest.Column;
import dev.slipway.provider.EvaluationRequest.Compare;
import dev.slipway.provider.EvaluationRequest.Judge;
import dev.slipway.provider.EvaluationRequest.Model;
import dev.slipway.provider.EvaluationRequest.Scale;
import dev.slipway.provider.EvaluationRequest.Score;
import dev.slipway.provider.EvaluationRequest.Source;
import dev.slipway.provider.EvaluationRequest.Subject;
import dev.slipway.provider.RemoteEvaluation;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(WireProfile.class)
class EvaluationsWireTest extends WireTest {

    private static final String ROWS =
            """
            {"expected":"send it back","answer":"refund","other":"send it back"}
            {"expected":"send it back","answer":"send it back","other":"shipping"}
            """;
    private static final Model MODEL_HERE = new Model(MODEL, Source.SERVERLESS, null, null);
    private static final Judge JUDGE =
            new Judge(MODEL_HERE, "Nearer to {{ expected }}? {{ other }}");

    private final EvaluationHost host = port(EvaluationHost.class);

    private static String rows() {
        return file("rows.jsonl", ROWS, "eval").id();
    }

    private static Score score(Subject subject) {
        return new Score(rows(), JUDGE, subject, new Scale(1, 5, 4));
    }

    private RemoteEvaluation finished(EvaluationRequest request) {
        RemoteEvaluation started = host.start(request);
        advance("PT1H");
        RemoteEvaluation done = host.evaluation(started.id());
        assertThat(started.is("pending")).isTrue();
        assertThat(done.id()).isEqualTo(started.id());
        assertThat(done.createdAt()).isNotNull();
        assertThat(done.updatedAt()).isAfter(done.createdAt());
        return done;
    }

    @Test
    void score_columnOfTheFile_givesNumbers() {
        RemoteEvaluation done = finished(score(new Column("answer")));

        assertThat(done.type()).isEqualTo("score");
        assertThat(done.is("completed")).isTrue();
        assertThat(done.results().numbers())
                .containsKeys("mean_score", "std_score", "pass_percentage", "failed_samples");
        assertThat(done.results().file()).startsWith("file-");
        assertThat(host.evaluations(5)).containsExactly(done);
    }

    @Test
    void classify_countsLabels() {
        RemoteEvaluation done =
                finished(
                        new Classify(
                                rows(),
                                new Judge(MODEL_HERE, "Which? {{ expected }} {{ other }}"),
                                new Column("answer"),
                                List.of("refund", "send"),
                                List.of("refund")));

        assertThat(done.type()).isEqualTo("classify");
        assertThat(done.results().labels()).isEqualTo(Map.of("refund", 1L, "send", 1L));
        assertThat(done.results().numbers())
                .containsKeys("pass_percentage", "judge_fail_count", "invalid_label_count");
    }

    @Test
    void compare_countsWins() {
        RemoteEvaluation done =
                finished(new Compare(rows(), JUDGE, new Column("answer"), new Column("other")));

        assertThat(done.type()).isEqualTo("compare");
        assertThat(done.results().numbers())
                .containsKeys("A_wins", "B_wins", "Ties", "num_samples");
    }

    @Test
    void score_ofAModel_asksIt() {
        Answering model = new Answering(MODEL_HERE, "Be short.", "{{ other }} {{ answer }}", 20, 0);

        assertThat(finished(score(model)).is("completed")).isTrue();
    }

    @Test
    void evaluation_columnThatIsNotThere_isAUserError() {
        RemoteEvaluation failed = finished(score(new Column("none")));

        assertThat(failed.is("user_error")).isTrue();
        assertThat(failed.terminal()).isTrue();
        assertThat(failed.message()).isNotBlank();
        assertThat(failed.results().error()).isNotBlank();
    }

    @Test
    void models_thatCanJudge_areNamed() {
        assertThat(host.models(Source.SERVERLESS)).contains(MODEL);
    }
}

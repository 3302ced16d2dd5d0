package dev.slipway.evaluation;

import dev.slipway.lifecycle.Tx;
import dev.slipway.platform.ProjectId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;

/** Runs and their answers, for reading. */
@ApplicationScoped
public class EvaluationReports {
    private final EvaluationStore store;
    private final Answers answers;

    EvaluationReports(EvaluationStore store, Answers answers) {
        this.store = store;
        this.answers = answers;
    }

    /** Newest first, without answers; {@code before} may be null. */
    List<EvaluationView> page(ProjectId project, String before, int limit) {
        return Tx.call(() -> store.page(project, before, limit)).stream()
                .map(run -> EvaluationView.of(run, null))
                .toList();
    }

    /**
     * One run with all answers.
     *
     * @throws dev.slipway.problem.Problem NOT_FOUND, also for another project's run
     */
    public EvaluationView get(ProjectId project, String id) {
        Evaluation run = Tx.call(() -> store.get(project, id));
        List<AnswerRow> all =
                Stream.of(EvaluationWorker.CANDIDATE, EvaluationWorker.LIVE)
                        .flatMap(side -> answers.of(id, side).stream())
                        .toList();
        return EvaluationView.of(run, all);
    }
}

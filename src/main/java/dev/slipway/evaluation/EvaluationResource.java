package dev.slipway.evaluation;

import dev.slipway.access.Caller;
import dev.slipway.access.Requires;
import dev.slipway.access.Role;
import dev.slipway.lifecycle.Tx;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Runs of the caller's project. Plans start them; see release. */
@Path("/api/v1/evaluations")
@Requires(Role.VIEWER)
class EvaluationResource {
    private final EvaluationStore store;
    private final Answers answers;
    private final Caller caller;

    EvaluationResource(EvaluationStore store, Answers answers, Caller caller) {
        this.store = store;
        this.answers = answers;
        this.caller = caller;
    }

    record Page(List<EvaluationView> data, String nextCursor) {}

    @GET
    public Page list(
            @RestQuery String cursor, @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit) {
        List<EvaluationView> page =
                Tx.call(() -> store.page(caller.project(), cursor, limit)).stream()
                        .map(run -> EvaluationView.of(run, null))
                        .toList();
        return new Page(page, page.size() < limit ? null : page.getLast().id());
    }

    @GET
    @Path("/{id}")
    public EvaluationView get(@RestPath String id) {
        Evaluation run = Tx.call(() -> store.get(caller.project(), id));
        List<AnswerRow> all =
                Stream.of(EvaluationWorker.CANDIDATE, EvaluationWorker.LIVE)
                        .flatMap(side -> answers.of(id, side).stream())
                        .toList();
        return EvaluationView.of(run, all);
    }
}

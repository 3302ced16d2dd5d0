package dev.slipway.evaluation;

import dev.slipway.access.Caller;
import dev.slipway.access.Requires;
import dev.slipway.access.Role;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Runs of the caller's project. Plans start them; see release. */
@Path("/api/v1/evaluations")
@Requires(Role.VIEWER)
class EvaluationResource {
    private final EvaluationReports reports;
    private final Caller caller;

    EvaluationResource(EvaluationReports reports, Caller caller) {
        this.reports = reports;
        this.caller = caller;
    }

    record Page(List<EvaluationView> data, String nextCursor) {}

    @GET
    public Page list(
            @RestQuery String cursor, @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit) {
        List<EvaluationView> page = reports.page(caller.project(), cursor, limit);
        return new Page(page, page.size() < limit ? null : page.getLast().id());
    }

    @GET
    @Path("/{id}")
    public EvaluationView get(@RestPath String id) {
        return reports.get(caller.project(), id);
    }
}

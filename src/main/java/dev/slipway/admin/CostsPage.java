package dev.slipway.admin;

import dev.slipway.access.Caller;
import dev.slipway.access.Requires;
import dev.slipway.access.Role;
import dev.slipway.cost.BudgetLimits;
import dev.slipway.cost.Budgets;
import dev.slipway.cost.Limits;
import dev.slipway.deployment.Deployment;
import dev.slipway.deployment.DeploymentActions;
import dev.slipway.problem.Problem;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.time.Duration;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;

/** What is spent, what may be, and what costs money now. */
@Path("/admin/costs")
@Produces(MediaType.TEXT_HTML)
@Requires(Role.VIEWER)
@Blocking
class CostsPage {
    static final String SECTION = "costs";
    private static final Duration KEEP = Duration.ofHours(1);

    private final CostSheets sheets;
    private final DeploymentActions deployments;
    private final Budgets budgets;
    private final Frames frames;
    private final Caller caller;

    CostsPage(
            CostSheets sheets,
            DeploymentActions deployments,
            Budgets budgets,
            Frames frames,
            Caller caller) {
        this.sheets = sheets;
        this.deployments = deployments;
        this.budgets = budgets;
        this.frames = frames;
        this.caller = caller;
    }

    @GET
    public TemplateInstance show() {
        Frame frame = frames.of("Costs", SECTION);
        return Templates.costs(frame, sheets.of(caller));
    }

    @POST
    @Path("/{id}/keep")
    @Requires(Role.OPERATOR)
    public Response keep(@RestPath String id, @RestForm(TokenFilter.FIELD) String csrf) {
        deployments.keep(caller.project(), id, KEEP, caller.actor());
        return back();
    }

    @POST
    @Path("/{id}/stop")
    @Requires(Role.OPERATOR)
    public Response stop(@RestPath String id, @RestForm(TokenFilter.FIELD) String csrf) {
        deployments.wish(caller.project(), id, Deployment.Wish.STOP, caller.actor());
        return back();
    }

    @POST
    @Path("/{id}/start")
    @Requires(Role.OPERATOR)
    public Response start(@RestPath String id, @RestForm(TokenFilter.FIELD) String csrf) {
        deployments.wish(caller.project(), id, Deployment.Wish.START, caller.actor());
        return back();
    }

    /** The version is the one that the page showed, so two admins do not overwrite each other. */
    @POST
    @Path("/budget")
    @Requires(Role.ADMIN)
    public Response budget(
            @RestForm String version,
            @RestForm String monthSoft,
            @RestForm String monthHard,
            @RestForm String totalSoft,
            @RestForm String totalHard,
            @RestForm(TokenFilter.FIELD) String csrf) {
        BudgetLimits limits =
                new BudgetLimits(
                        new Limits(
                                usd("monthly.softUsd", monthSoft),
                                usd("monthly.hardUsd", monthHard)),
                        new Limits(
                                usd("total.softUsd", totalSoft), usd("total.hardUsd", totalHard)));
        budgets.put(caller.project(), version, limits, caller.actor());
        return back();
    }

    private static BigDecimal usd(String field, String text) {
        try {
            return text == null || text.isBlank() ? null : new BigDecimal(text.strip());
        } catch (NumberFormatException e) {
            throw Problem.invalid(field, "is an amount in US dollars, such as 250 or 99.50");
        }
    }

    private static Response back() {
        return Redirect.to("/admin/costs").build();
    }
}

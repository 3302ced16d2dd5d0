package dev.slipway.admin;

import dev.slipway.access.Caller;
import dev.slipway.access.Requires;
import dev.slipway.access.Role;
import dev.slipway.problem.Problem;
import dev.slipway.webhook.NewWebhook;
import dev.slipway.webhook.WebhookView;
import dev.slipway.webhook.Webhooks;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;

/** Who hears of changes, and how that goes. */
@Path("/admin/webhooks")
@Produces(MediaType.TEXT_HTML)
@Requires(Role.VIEWER)
@Blocking
class WebhooksPage {
    static final String TITLE = "Webhooks";
    static final String SECTION = "webhooks";
    private static final int LONGEST_DESCRIPTION = 500;

    private final WebhookSheets sheets;
    private final Webhooks webhooks;
    private final Frames frames;
    private final Caller caller;

    WebhooksPage(WebhookSheets sheets, Webhooks webhooks, Frames frames, Caller caller) {
        this.sheets = sheets;
        this.webhooks = webhooks;
        this.frames = frames;
        this.caller = caller;
    }

    @GET
    public TemplateInstance show(@RestQuery String before) {
        Frame frame = frames.of(TITLE, SECTION);
        return Templates.webhooks(frame, sheets.list(caller, before));
    }

    /** No redirect: the answer is the one place that ever shows the secret. */
    @POST
    @Requires(Role.ADMIN)
    public TemplateInstance make(
            @RestForm String url,
            @RestForm String events,
            @RestForm String description,
            @RestForm(TokenFilter.FIELD) String csrf) {
        if (description != null && description.length() > LONGEST_DESCRIPTION) {
            throw Problem.invalid("description", "is longer than 500 characters");
        }
        NewWebhook wish =
                new NewWebhook(
                        url == null ? "" : url.strip(), patterns(events), blankToNull(description));
        WebhookView made = webhooks.create(caller.project(), wish, caller.actor());
        return Templates.webhookSecret(
                frames.of(TITLE, SECTION), new WebhookSecret(made.id(), made.url(), made.secret()));
    }

    private static List<String> patterns(String events) {
        return events == null
                ? List.of()
                : Arrays.stream(events.split("[\\s,]+")).filter(p -> !p.isEmpty()).toList();
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}

package dev.slipway.admin;

import dev.slipway.access.Caller;
import dev.slipway.access.Role;
import dev.slipway.webhook.DeliveryView;
import dev.slipway.webhook.WebhookView;
import dev.slipway.webhook.Webhooks;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads webhooks for their pages. */
@ApplicationScoped
class WebhookSheets {
    private static final int PAGE = 50;
    private static final List<String> STATES = List.of("PENDING", "DELIVERED", "FAILED");

    private final Webhooks webhooks;
    private final Clock clock;

    WebhookSheets(Webhooks webhooks, Clock clock) {
        this.webhooks = webhooks;
        this.clock = clock;
    }

    WebhookList list(Caller caller, String before) {
        Webhooks.Page<WebhookView> page = webhooks.page(caller.project(), before, PAGE);
        Instant now = clock.instant();
        return new WebhookList(
                page.data().stream().map(w -> WebhookList.Row.of(w, now)).toList(),
                caller.role().includes(Role.ADMIN),
                page.nextCursor() == null ? null : "/admin/webhooks?before=" + page.nextCursor());
    }

    /**
     * @param state blank, null or unknown: deliveries of all
     * @throws dev.slipway.problem.Problem NOT_FOUND, also for another project's webhook
     */
    WebhookSheet of(Caller caller, String id, String state, String cursor) {
        WebhookView webhook = webhooks.get(caller.project(), id);
        String wanted = state != null && STATES.contains(state) ? state : null;
        Webhooks.Page<DeliveryView> page =
                webhooks.deliveries(caller.project(), id, cursor, wanted, PAGE);
        Instant now = clock.instant();
        return new WebhookSheet(
                WebhookList.Row.of(webhook, now),
                actions(caller, webhook),
                page.data().stream().map(d -> WebhookSheet.Delivery.of(d, now)).toList(),
                wanted == null ? "" : wanted,
                caller.role().includes(Role.OPERATOR),
                link(id, wanted, cursor),
                page.nextCursor() == null ? null : link(id, wanted, page.nextCursor()));
    }

    /** {@code state} and {@code cursor} are checked already; both may be null. */
    private static String link(String id, String state, String cursor) {
        String query =
                Stream.of(
                                state == null ? null : "state=" + state,
                                cursor == null ? null : "cursor=" + cursor)
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining("&"));
        return "/admin/webhooks/" + id + (query.isEmpty() ? "" : "?" + query);
    }

    private static List<ActionView> actions(Caller caller, WebhookView webhook) {
        String off = webhook.enabled() ? null : "it is disabled";
        String notOperator = lacks(caller, Role.OPERATOR);
        String notAdmin = lacks(caller, Role.ADMIN);
        return List.of(
                oneClick("test", "Send a test", off == null ? notOperator : off),
                new ActionView(
                        "rotate",
                        "Rotate secret",
                        "A new secret is made and shown once. The old one signs as well for 24"
                                + " hours, so nothing is lost meanwhile.",
                        true,
                        false,
                        false,
                        notAdmin),
                webhook.enabled()
                        ? new ActionView(
                                "disable",
                                "Disable",
                                "Nothing more is sent. It keeps its place: enabled again, it goes"
                                        + " on where it stopped.",
                                true,
                                false,
                                false,
                                notAdmin)
                        : oneClick("enable", "Enable", notAdmin));
    }

    private static ActionView oneClick(String id, String label, String refused) {
        return new ActionView(id, label, label, false, false, false, refused);
    }

    private static String lacks(Caller caller, Role needed) {
        return caller.role().includes(needed)
                ? null
                : "it takes a key with the role %s; yours is %s".formatted(needed, caller.role());
    }
}

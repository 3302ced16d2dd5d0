package dev.slipway.admin;

import dev.slipway.model.CustomModel;
import dev.slipway.model.Stage;
import java.math.BigDecimal;
import java.time.Duration;

/**
 * Says what an action will do, with names and prices.
 *
 * @param live name of the alias's live version; null when it has none
 * @param previous name of the version that a rollback goes to; null when there is none
 * @param usdPerHour what the model's GPUs cost now; null when nobody knows
 */
record ActionText(CustomModel model, String live, String previous, BigDecimal usdPerHour) {

    String effect(String action) {
        String name = model.name();
        return switch (action) {
            case "approve" ->
                    "%s counts as good and goes on as its plan says: %s."
                            .formatted(name, hasCanary() ? "canary first" : "straight to live");
            case "promote" ->
                    "%s gets 100 %% of %s.%s".formatted(name, model.alias, standsBy(live, null));
            case "rollback" -> rollback(name);
            case "retire" ->
                    "%s leaves the route, its GPUs are released (%s) and it does not come back."
                            .formatted(name, Figures.usdPerHour(usdPerHour));
            case "cancel" ->
                    "%s ends as cancelled. What it owns at the provider is removed (%s); what was spent stays spent."
                            .formatted(name, Figures.usdPerHour(usdPerHour));
            case "pause" ->
                    "%s is held where it is. Its traffic stays as it is; resume goes on."
                            .formatted(name);
            case "resume", "retry" ->
                    model.heldFrom == null
                            ? "Goes on where it was held."
                            : "Goes on from %s.".formatted(Badge.of(model.heldFrom).word());
            default -> "";
        };
    }

    private String rollback(String name) {
        String heir = model.stage == Stage.CANARY ? live : previous;
        return heir == null
                ? "%s gives up its traffic.".formatted(name)
                : "%s gets 100 %% of %s.%s"
                        .formatted(heir, model.alias, standsBy(name, usdPerHour));
    }

    private String standsBy(String who, BigDecimal price) {
        Duration warm = model.plan().route().keepPrevious();
        if (who == null) {
            return "";
        }
        return " %s stands by for %s, its GPUs stay on%s."
                .formatted(
                        who,
                        warm == null ? "a while" : Moment.span(warm),
                        price == null ? "" : " (" + Figures.usdPerHour(price) + ")");
    }

    private boolean hasCanary() {
        return model.plan().route().canary() != null && live != null;
    }
}

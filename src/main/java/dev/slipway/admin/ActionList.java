package dev.slipway.admin;

import dev.slipway.access.Caller;
import dev.slipway.access.Role;
import dev.slipway.model.CustomModel;
import dev.slipway.release.ModelActions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** The actions of a model's page, by the rules of the release and the caller's role. */
@ApplicationScoped
class ActionList {
    private static final List<String> ORDER =
            List.of(
                    "approve",
                    "promote",
                    "rollback",
                    "resume",
                    "retry",
                    "pause",
                    "cancel",
                    "retire");

    private final ModelActions actions;
    private final Caller caller;

    ActionList(ModelActions actions, Caller caller) {
        this.actions = actions;
        this.caller = caller;
    }

    List<ActionView> of(CustomModel model, ActionText text) {
        Map<String, String> rules = actions.of(model.project(), model.id);
        return ORDER.stream()
                .filter(rules::containsKey)
                .map(id -> view(id, rules.get(id), text))
                .toList();
    }

    private ActionView view(String id, String rule, ActionText text) {
        String refused =
                !rule.equals("allowed")
                        ? rule
                        : caller.role().includes(Role.OPERATOR)
                                ? null
                                : "your key is a viewer's; it takes an operator's";
        boolean grave = id.equals("cancel") || id.equals("retire");
        boolean confirm = grave || List.of("approve", "promote", "rollback").contains(id);
        return new ActionView(
                id, Badge.words(id), text.effect(id), confirm, grave, id.equals("retire"), refused);
    }
}

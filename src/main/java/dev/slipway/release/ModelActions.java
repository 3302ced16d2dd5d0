package dev.slipway.release;

import dev.slipway.lifecycle.Change;
import dev.slipway.lifecycle.Transitions;
import dev.slipway.lifecycle.Tx;
import dev.slipway.model.CustomModel;
import dev.slipway.model.Models;
import dev.slipway.platform.Actor;
import dev.slipway.platform.ProjectId;
import dev.slipway.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/** What a person may ask of a model, by the rules that the API has. */
@ApplicationScoped
public class ModelActions {
    /** Kind of the transitions that keep who asked for what, and why. */
    public static final String KIND = "action";

    private static final int LONGEST_REASON = 500;

    private final Releases releases;
    private final Models models;
    private final Transitions transitions;

    ModelActions(Releases releases, Models models, Transitions transitions) {
        this.releases = releases;
        this.models = models;
        this.transitions = transitions;
    }

    /**
     * Every action by name, such as {@code rollback}, with {@code allowed} or the reason why not.
     *
     * @throws Problem NOT_FOUND
     */
    public Map<String, String> of(ProjectId project, String modelId) {
        return releases.actions(Tx.call(() -> models.get(project, modelId)));
    }

    /**
     * One wish of a person.
     *
     * @param action a name that {@link #of} gave
     * @param force take the last live version out of its alias, too
     * @param reason in the person's own words; blank for none
     */
    public record Ask(String action, boolean force, String reason) {}

    /**
     * Notes the wish and its reason; the model's worker makes the move.
     *
     * @throws Problem NOT_FOUND; VALIDATION_FAILED for an unknown action; CONFLICT with the reason
     *     when the state does not allow it
     */
    public void ask(ProjectId project, String modelId, Ask ask, Actor by) {
        Wish wish = wish(ask.action());
        if (ask.reason() != null && ask.reason().length() > LONGEST_REASON) {
            throw Problem.invalid(
                    "reason", "is longer than %d characters".formatted(LONGEST_REASON));
        }
        releases.wish(project, modelId, wish, ask.force(), by);
        String why =
                ask.reason() == null || ask.reason().isBlank() ? "no reason given" : ask.reason();
        Tx.run(
                () -> {
                    CustomModel model = models.get(project, modelId);
                    transitions.note(
                            new Change(project, KIND, modelId, wish.name(), why.strip(), by),
                            Map.of("alias", model.alias, "version", model.modelVersion));
                });
    }

    private static Wish wish(String action) {
        return Arrays.stream(Wish.values())
                .filter(wish -> wish.name().toLowerCase(Locale.ROOT).equals(action))
                .findFirst()
                .orElseThrow(
                        () ->
                                Problem.invalid(
                                        "action",
                                        "is one of "
                                                + Arrays.toString(Wish.values())
                                                        .toLowerCase(Locale.ROOT)));
    }
}

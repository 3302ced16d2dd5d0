package dev.slipway.sandbox.serving;

import dev.slipway.sandbox.catalog.Account;
import dev.slipway.sandbox.catalog.BaseModel;
import dev.slipway.sandbox.catalog.Catalogue;
import dev.slipway.sandbox.web.ApiException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A model that a deployment or a list of configs refers to: one of the project's, or a base.
 *
 * @param resource {@code projects/{p}/models/{ml}}
 * @param revisionId null when it has no weights yet
 * @param base whose configs fit it
 */
record Deployable(String modelId, String resource, String revisionId, BaseModel base) {
    private static final Pattern REFERENCE =
            Pattern.compile("projects/([^/]+)/models/([^/]+)(?:/revisions/([^/]+))?");

    /** Finds what {@code reference} names, or throws the provider's error. */
    static Deployable of(String reference, Registry registry, Catalogue catalogue) {
        Matcher matcher = REFERENCE.matcher(reference);
        if (!matcher.matches()) {
            throw ApiException.badField(
                    "model", "model must be of the form projects/{projectId}/models/{modelId}");
        }
        Deployable found =
                find(matcher.group(1), matcher.group(2), registry, catalogue)
                        .orElseThrow(() -> ApiException.notFound("model not found: " + reference));
        String pinned = matcher.group(3);
        if (pinned != null && !pinned.equals(found.revisionId)) {
            throw ApiException.badField("model", "model revision not found: " + pinned);
        }
        return found;
    }

    private static Optional<Deployable> find(
            String project, String modelId, Registry registry, Catalogue catalogue) {
        Optional<BaseModel> base = catalogue.byModelId(modelId);
        if (base.isPresent()) {
            return base.map(b -> new Deployable(modelId, b.resourceName(), b.revisionId(), b));
        }
        if (!project.equals(Account.PROJECT)) {
            return Optional.empty();
        }
        return registry.find(modelId)
                .map(
                        model ->
                                new Deployable(
                                        modelId,
                                        "projects/" + Account.PROJECT + "/models/" + modelId,
                                        model.revisionId(),
                                        catalogue.byModelId(model.baseModelId()).orElseThrow()));
    }
}

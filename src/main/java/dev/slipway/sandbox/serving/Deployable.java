package dev.slipway.sandbox.serving;

import dev.slipway.sandbox.catalog.Account;
import dev.slipway.sandbox.catalog.BaseModel;
import dev.slipway.sandbox.catalog.Catalogue;
import dev.slipway.sandbox.upload.Revision;
import dev.slipway.sandbox.web.ApiException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A model that a deployment or a list of configs refers to: one of the project's, or a base.
 *
 * @param resource {@code projects/{p}/models/{ml}}
 * @param revisionId null when it has no weights yet
 * @param doomed its weights cannot be loaded: nobody checks that when it is not pinned
 * @param base whose configs fit it
 */
record Deployable(
        String modelId, String resource, String revisionId, boolean doomed, BaseModel base) {
    private static final Pattern REFERENCE =
            Pattern.compile("projects/([^/]+)/models/([^/]+)(?:/revisions/([^/]+))?");

    /** Finds what {@code reference} names, or throws the provider's error. */
    static Deployable of(String reference, Registry registry, Catalogue catalogue) {
        Matcher matcher = REFERENCE.matcher(reference);
        if (!matcher.matches()) {
            throw ApiException.badField(
                    "model", "model must be of the form projects/{projectId}/models/{modelId}");
        }
        Optional<String> pinned = Optional.ofNullable(matcher.group(3));
        Optional<BaseModel> base = catalogue.byModelId(matcher.group(2));
        Deployable found =
                base.map(Deployable::of)
                        .or(() -> own(matcher, pinned, registry, catalogue))
                        .orElseThrow(() -> ApiException.notFound("model not found: " + reference));
        if (pinned.filter(id -> !id.equals(found.revisionId)).isPresent()) {
            throw noRevision(pinned.get());
        }
        return found;
    }

    private static ApiException noRevision(String id) {
        return ApiException.badField("model", "model revision not found: " + id);
    }

    private static Deployable of(BaseModel base) {
        return new Deployable(base.modelId(), base.resourceName(), base.revisionId(), false, base);
    }

    private static Optional<Deployable> own(
            Matcher reference, Optional<String> pinned, Registry registry, Catalogue catalogue) {
        if (!reference.group(1).equals(Account.PROJECT)) {
            return Optional.empty();
        }
        return registry.find(reference.group(2))
                .map(
                        model -> {
                            boolean weights = model.uploaded() && model.revisionId() != null;
                            String revision =
                                    weights
                                            ? pinned.orElse(model.revisionId())
                                            : model.revisionId();
                            return new Deployable(
                                    model.id(),
                                    "projects/" + Account.PROJECT + "/models/" + model.id(),
                                    revision,
                                    weights && doomed(model, revision, pinned, registry),
                                    catalogue.byModelId(model.baseModelId()).orElseThrow());
                        });
    }

    private static boolean doomed(
            ModelRecord model, String id, Optional<String> pinned, Registry registry) {
        Revision revision = registry.revision(model, id).orElseThrow(() -> noRevision(id));
        Instant now = registry.now();
        boolean valid = revision.validated(now) && revision.findings().isEmpty();
        if (pinned.isPresent() && !valid) {
            throw ApiException.badField(
                    "model",
                    "the model revision has not passed its validation: " + revision.status(now));
        }
        return !revision.findings().isEmpty();
    }
}

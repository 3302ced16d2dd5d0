package dev.slipway.model.weights;

import dev.slipway.model.CustomModel;
import dev.slipway.model.Weights;
import dev.slipway.model.preflight.HubRef;
import dev.slipway.model.preflight.Preflight;
import dev.slipway.model.preflight.PreflightReport;
import dev.slipway.model.preflight.PreflightRequest;
import dev.slipway.platform.ProjectId;
import dev.slipway.provider.HubModel;
import dev.slipway.provider.HubSource;
import dev.slipway.provider.HubToken;
import dev.slipway.provider.WeightsHub;
import dev.slipway.provider.WeightsSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Where weights come from: commits, tokens and URLs, the secret ones opened for one call. */
@ApplicationScoped
class Sources {
    /** Together takes no revision, so this is what it fetches. */
    private static final String UPLOADED = "main";

    private final WeightsHub hub;
    private final Preflight preflight;
    private final TravellingToken tokens;
    private final Archives archives;

    Sources(WeightsHub hub, Preflight preflight, TravellingToken tokens, Archives archives) {
        this.hub = hub;
        this.preflight = preflight;
        this.tokens = tokens;
        this.archives = archives;
    }

    /**
     * The canonical repository and the commit that the revision points to now.
     *
     * @throws dev.slipway.problem.Problem for a name that cannot be one, or an unknown token
     * @throws dev.slipway.provider.HubException when the Hub does not show it
     */
    Weights pin(ProjectId project, NewModel wanted) {
        HubRef ref = preflight.ref(wanted.repository(), wanted.revision());
        HubModel found =
                hub.model(
                        new HubSource(
                                ref.repository(),
                                ref.revision(),
                                HubToken.of(tokens.forUs(project, wanted.tokenRef()))));
        Weights weights = new Weights();
        weights.repository = found.id();
        weights.revision = ref.revision();
        weights.commit = found.commit();
        weights.tokenRef = wanted.tokenRef();
        return weights;
    }

    PreflightReport preflight(CustomModel model) {
        Weights weights = model.weights;
        return preflight.check(
                new PreflightRequest(
                        new HubRef(weights.repository, weights.commit),
                        weights.kind,
                        model.baseModel,
                        tokens.forUs(model.project(), weights.tokenRef),
                        weights.file));
    }

    /** Why the provider would fetch something else than the pinned commit. */
    Optional<String> notUploadable(CustomModel model) {
        String head = head(model);
        return model.weights.commit.equals(head)
                ? Optional.empty()
                : Optional.of(
                        ("REVISION_NOT_MAIN: Together uploads what %s points to in %s, which is commit"
                                        + " %s now, and this version is of commit %s. Push that commit to"
                                        + " %s, or register the one that is there.")
                                .formatted(
                                        UPLOADED,
                                        model.weights.repository,
                                        IntakeDecision.shortened(head),
                                        IntakeDecision.shortened(model.weights.commit),
                                        UPLOADED));
    }

    /** Why an archive can no longer be fetched; empty when it can. */
    Optional<String> expired(CustomModel model) {
        return archives.expired(model);
    }

    /** Where the branch points that the provider fetches; null for an archive. */
    String head(CustomModel model) {
        return model.weights.repository == null ? null : repository(model).commit();
    }

    private HubModel repository(CustomModel model) {
        return hub.model(
                new HubSource(
                        model.weights.repository,
                        UPLOADED,
                        HubToken.of(tokens.forUs(model.project(), model.weights.tokenRef))));
    }

    /** For one request to the provider, never to be kept. */
    WeightsSource open(CustomModel model) {
        if (model.weights.repository == null) {
            return new WeightsSource(archives.open(model), null);
        }
        HubModel.Access access = repository(model).access();
        boolean closed = access.isPrivate() || access.gated() != null;
        String token = tokens.of(model.project(), model.weights.tokenRef, closed);
        return new WeightsSource(hub.page(model.weights.repository).toString(), token);
    }
}

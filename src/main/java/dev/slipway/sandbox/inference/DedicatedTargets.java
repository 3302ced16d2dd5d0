package dev.slipway.sandbox.inference;

import dev.slipway.sandbox.catalog.Catalogue;
import dev.slipway.sandbox.clock.Phase;
import dev.slipway.sandbox.serving.Adapter;
import dev.slipway.sandbox.serving.Adapters;
import dev.slipway.sandbox.serving.Deployment;
import dev.slipway.sandbox.serving.Deployments;
import dev.slipway.sandbox.serving.Endpoint;
import dev.slipway.sandbox.serving.Endpoints;
import dev.slipway.sandbox.tuning.FineTunes;
import dev.slipway.sandbox.upload.Outcome;
import dev.slipway.sandbox.upload.Revision;
import dev.slipway.sandbox.upload.Uploads;
import dev.slipway.sandbox.web.ApiException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Endpoints of V2 by their traffic split, and single deployments of them. */
public final class DedicatedTargets {
    /** Its multiples modulo one fall evenly, so shares are kept even over a few calls. */
    private static final double GOLDEN = 0.6180339887498949;

    private final Endpoints endpoints;
    private final Deployments deployments;
    private final Adapters adapters;
    private final Weights weights;
    private long calls;

    /** What models answer from, wherever their weights came from. */
    public record Weights(FineTunes jobs, Uploads uploads, Catalogue catalogue) {
        private Target voice(String modelId, String revisionId) {
            return uploads.revision(modelId, revisionId)
                    .map(Revision::outcome)
                    .map(DedicatedTargets::uploaded)
                    .or(() -> tuned(modelId))
                    .or(() -> catalogue.byModelId(modelId).map(Target::dedicated))
                    .orElse(Target.dedicated(null, true));
        }

        private Optional<Target> tuned(String modelId) {
            return jobs.byModelId(modelId)
                    .map(job -> Target.dedicated(job.plan().data().trainSha(), true));
        }

        private Instant now() {
            return uploads.now();
        }
    }

    public DedicatedTargets(
            Endpoints endpoints, Deployments deployments, Adapters adapters, Weights weights) {
        this.endpoints = endpoints;
        this.deployments = deployments;
        this.adapters = adapters;
        this.weights = weights;
    }

    /** Nothing when {@code model} names no endpoint; throws when that one cannot answer. */
    Optional<Target> find(String model) {
        return adapters.named(model).map(this::adapter).or(() -> endpoint(model));
    }

    /** An attached adapter, on any deployment that has it loaded. */
    private Target adapter(List<Adapter> attached) {
        Instant now = weights.now();
        Adapter loaded = attached.stream().filter(a -> adapters.loaded(a)).findFirst().orElse(null);
        if (loaded == null) {
            throw notReady(adapters.state(attached.getFirst(), now));
        }
        return weights.voice(loaded.modelId(), loaded.revisionId());
    }

    private Optional<Target> endpoint(String model) {
        Optional<Endpoint> whole = endpoints.byShownName(model);
        if (whole.isPresent()) {
            return whole.map(endpoint -> split(endpoint, deployments.under(endpoint.id())));
        }
        int slash = model.lastIndexOf('/');
        return slash < 0
                ? Optional.empty()
                : endpoints
                        .byShownName(model.substring(0, slash))
                        .flatMap(endpoint -> deployment(endpoint, model))
                        .map(this::ready);
    }

    private Optional<Deployment> deployment(Endpoint endpoint, String model) {
        return deployments.under(endpoint.id()).stream()
                .filter(deployment -> deployments.shown(deployment).equals(model))
                .findFirst();
    }

    private Target split(Endpoint endpoint, List<Deployment> under) {
        Instant now = weights.now();
        List<Deployment> routed = under.stream().filter(d -> endpoint.weight(d.id()) > 0).toList();
        if (routed.isEmpty()) {
            throw ApiException.of(
                    400, "endpoint_not_configured", "The endpoint has no traffic split");
        }
        double total = routed.stream().mapToDouble(d -> capacity(endpoint, d, now)).sum();
        double point = calls++ * GOLDEN % 1 * total;
        for (Deployment deployment : routed) {
            point -= capacity(endpoint, deployment, now);
            if (point < 0) {
                return ready(deployment);
            }
        }
        return ready(routed.get(0)); // nobody is ready: the error says so
    }

    private static double capacity(Endpoint endpoint, Deployment deployment, Instant now) {
        return endpoint.weight(deployment.id()) * deployment.at(now).ready();
    }

    private Target ready(Deployment deployment) {
        Phase phase = deployment.at(weights.now());
        if (phase.ready() == 0) {
            throw notReady(phase.state());
        }
        return weights.voice(deployment.plan().modelId(), deployment.revisionId());
    }

    private static ApiException notReady(String state) {
        return ApiException.of(
                503, "service_unavailable", "The model is overloaded or not ready yet: " + state);
    }

    private static Target uploaded(Outcome outcome) {
        return Target.dedicated(outcome.trainSha(), outcome.report().chatTemplate());
    }
}

package dev.slipway.sandbox.inference;

import dev.slipway.sandbox.catalog.Account;
import dev.slipway.sandbox.clock.Phase;
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
    private final FineTunes jobs;
    private final Uploads uploads;
    private long calls;

    public DedicatedTargets(
            Endpoints endpoints, Deployments deployments, FineTunes jobs, Uploads uploads) {
        this.endpoints = endpoints;
        this.deployments = deployments;
        this.jobs = jobs;
        this.uploads = uploads;
    }

    /** Nothing when {@code model} names no endpoint; throws when that one cannot answer. */
    Optional<Target> find(String model) {
        String[] parts = model.split("/");
        if (parts.length < 2 || parts.length > 3 || !parts[0].equals(Account.SLUG)) {
            return Optional.empty();
        }
        Optional<Endpoint> endpoint = endpoints.byName(parts[1]);
        if (endpoint.isEmpty()) {
            return Optional.empty();
        }
        List<Deployment> under = deployments.under(endpoint.get().id());
        if (parts.length == 2) {
            return Optional.of(split(endpoint.get(), under));
        }
        return under.stream()
                .filter(deployment -> deployment.facts().name().equals(parts[2]))
                .findFirst()
                .map(this::ready);
    }

    private Target split(Endpoint endpoint, List<Deployment> under) {
        Instant now = uploads.now();
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
        Phase phase = deployment.at(uploads.now());
        if (phase.ready() == 0) {
            throw ApiException.of(
                    503,
                    "service_unavailable",
                    "The model is overloaded or not ready yet: " + phase.state());
        }
        String modelId = deployment.plan().modelId();
        return uploads.revision(modelId, deployment.revisionId())
                .map(Revision::outcome)
                .map(DedicatedTargets::uploaded)
                .or(
                        () ->
                                jobs.byModelId(modelId)
                                        .map(job -> job.plan().data().trainSha())
                                        .map(sha -> Target.dedicated(sha, true)))
                .orElse(Target.dedicated(null, true));
    }

    private static Target uploaded(Outcome outcome) {
        return Target.dedicated(outcome.trainSha(), outcome.report().chatTemplate());
    }
}

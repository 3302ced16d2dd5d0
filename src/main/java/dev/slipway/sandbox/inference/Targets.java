package dev.slipway.sandbox.inference;

import dev.slipway.sandbox.catalog.Account;
import dev.slipway.sandbox.catalog.BaseModel;
import dev.slipway.sandbox.catalog.Catalogue;
import dev.slipway.sandbox.clock.SimClock;
import dev.slipway.sandbox.serving.Deployment;
import dev.slipway.sandbox.serving.Deployments;
import dev.slipway.sandbox.serving.Endpoint;
import dev.slipway.sandbox.serving.Endpoints;
import dev.slipway.sandbox.tuning.FineTunes;
import dev.slipway.sandbox.web.ApiException;
import java.time.Instant;
import java.util.List;

/** Finds who answers to a {@code model} string. Callers hold the world's lock. */
public final class Targets {
    /** Its multiples modulo one fall evenly, so shares are kept even over a few calls. */
    private static final double GOLDEN = 0.6180339887498949;

    private final Catalogue catalogue;
    private final Endpoints endpoints;
    private final Deployments deployments;
    private final FineTunes jobs;
    private final SimClock clock;
    private long calls;

    public Targets(
            Catalogue catalogue,
            Endpoints endpoints,
            Deployments deployments,
            FineTunes jobs,
            SimClock clock) {
        this.catalogue = catalogue;
        this.endpoints = endpoints;
        this.deployments = deployments;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** Throws the provider's error when nobody answers to {@code model}. */
    Target find(String model, String type) {
        BaseModel base = catalogue.byName(model).orElse(null);
        if (base != null) {
            return serverless(base, type);
        }
        String[] parts = model.split("/");
        if (parts.length < 2 || parts.length > 3 || !parts[0].equals(Account.SLUG)) {
            throw unavailable(model);
        }
        Endpoint endpoint = endpoints.byName(parts[1]).orElseThrow(() -> unavailable(model));
        List<Deployment> under = deployments.under(endpoint.id());
        if (parts.length == 3) {
            return under.stream()
                    .filter(deployment -> deployment.facts().name().equals(parts[2]))
                    .findFirst()
                    .map(this::ready)
                    .orElseThrow(() -> unavailable(model));
        }
        return split(endpoint, under);
    }

    private static Target serverless(BaseModel base, String type) {
        if (!base.serverless()) {
            throw ApiException.of(
                    400,
                    "model_not_available",
                    "Unable to access non-serverless model "
                            + base.id()
                            + ". Create a dedicated endpoint for the model");
        }
        if (!base.type().equals(type)) {
            throw ApiException.badField("model", base.id() + " is not a model for " + type);
        }
        return new Target(null, base);
    }

    private static ApiException unavailable(String model) {
        return ApiException.of(
                404,
                "model_not_available",
                "Unable to access model " + model + ": it does not exist or is not available");
    }

    private Target split(Endpoint endpoint, List<Deployment> under) {
        Instant now = clock.now();
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
        if (deployment.at(clock.now()).ready() == 0) {
            throw ApiException.of(
                    503,
                    "service_unavailable",
                    "The model is overloaded or not ready yet: "
                            + deployment.at(clock.now()).state());
        }
        return new Target(jobs.byModelId(deployment.plan().modelId()).orElse(null), null);
    }
}

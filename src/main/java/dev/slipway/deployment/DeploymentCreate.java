package dev.slipway.deployment;

import dev.slipway.lifecycle.Claim;
import dev.slipway.lifecycle.EffectResult;
import dev.slipway.lifecycle.EffectSpec;
import dev.slipway.lifecycle.Effects;
import dev.slipway.lifecycle.Settlement;
import dev.slipway.provider.DeploymentHost;
import dev.slipway.provider.DeploymentRequest;
import dev.slipway.provider.RemoteDeployment;
import dev.slipway.provider.RemoteEndpoint;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Makes the free endpoint first and then, below it, the deployment that costs money. */
@ApplicationScoped
class DeploymentCreate {
    static final String ENDPOINT = "ep";
    static final String DEPLOYMENT = "dep";

    private final HardwareChoice hardware;
    private final DeploymentHost host;
    private final Effects effects;
    private final DeploymentSettle settle;

    DeploymentCreate(
            HardwareChoice hardware,
            DeploymentHost host,
            Effects effects,
            DeploymentSettle settle) {
        this.hardware = hardware;
        this.host = host;
        this.effects = effects;
        this.settle = settle;
    }

    /** Chosen once and kept, so that every later attempt asks for the same. */
    Settlement choose(Deployment d) {
        Optional<HardwareChoice.Choice> choice = hardware.choose(d.togetherModelId, d.hardware);
        return choice.map(c -> Settlement.next(settle.chosen(d, c)))
                .orElseGet(
                        () ->
                                Settlement.next(
                                        settle.unservable(
                                                d,
                                                "the provider has no configuration to serve "
                                                        + d.togetherModelId
                                                        + " on "
                                                        + d.hardware)));
    }

    Settlement create(Claim claim, Deployment d) {
        return d.endpointId == null ? endpoint(claim, d) : deployment(claim, d);
    }

    private Settlement endpoint(Claim claim, Deployment d) {
        EffectResult result =
                effects.perform(
                        claim,
                        spec(claim, d, ENDPOINT, "endpoint"),
                        new Effects.Act(
                                token -> findEndpoint(token).map(RemoteEndpoint::id),
                                token -> host.createEndpoint(token).id()));
        return settled(
                d,
                result,
                id -> {
                    RemoteEndpoint made = host.endpoint(id);
                    return settle.endpoint(d, made);
                });
    }

    private Settlement deployment(Claim claim, Deployment d) {
        EffectResult result =
                effects.perform(
                        claim,
                        spec(claim, d, DEPLOYMENT, "deployment"),
                        new Effects.Act(
                                token -> findDeployment(d, token).map(RemoteDeployment::id),
                                token ->
                                        host.createDeployment(d.endpointId, request(d, token))
                                                .id()));
        return settled(d, result, id -> settle.deployment(d, id));
    }

    private Settlement settled(
            Deployment d,
            EffectResult result,
            java.util.function.Function<String, Runnable> confirmed) {
        return switch (result) {
            case EffectResult.Confirmed ok -> Settlement.next(confirmed.apply(ok.externalId()));
            case EffectResult.Pending later -> Settlement.retry(later.pause(), later.why());
            case EffectResult.Rejected no ->
                    Settlement.next(
                            settle.refused(d, "the provider refused to create it: " + no.why()));
        };
    }

    private static EffectSpec spec(Claim claim, Deployment d, String step, String kind) {
        return new EffectSpec(
                claim.project(),
                d.id,
                step,
                d.generation,
                kind,
                d.apiGeneration,
                d.togetherModelId);
    }

    private static DeploymentRequest request(Deployment d, String name) {
        return new DeploymentRequest(
                name, d.togetherModelId, HardwareChoice.config(d.config), d.autoscaling());
    }

    private Optional<RemoteEndpoint> findEndpoint(String token) {
        return host.endpoints().stream().filter(e -> token.equals(e.bareName())).findFirst();
    }

    private Optional<RemoteDeployment> findDeployment(Deployment d, String token) {
        return host.deployments(d.endpointId).stream()
                .filter(remote -> token.equals(remote.bareName()))
                .findFirst();
    }
}

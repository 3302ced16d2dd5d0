package dev.slipway.deployment;

import dev.slipway.lifecycle.Claim;
import dev.slipway.lifecycle.Settlement;
import dev.slipway.provider.Autoscaling;
import dev.slipway.provider.FailureKind;
import dev.slipway.provider.ProviderException;
import java.util.function.Supplier;

/**
 * How one API generation serves a model: what the worker of deployments sees and does there. Every
 * step has a meaning in each generation, so a decision cannot ask for one that does not exist.
 */
interface Serving {
    /** Steps of effects: part of the names at the provider. */
    String ENDPOINT = "ep";

    String DEPLOYMENT = "dep";

    DeploymentFacts facts(Deployment d);

    /** Chosen once and kept, so that every later attempt asks for the same. */
    Settlement choose(Deployment d);

    /** One thing at the provider per call, as an effect. */
    Settlement create(Claim claim, Deployment d);

    /** Makes what runs reachable by the name that clients use. */
    void connect(Deployment d, DeploymentFacts facts);

    /** The opposite of {@link #connect}, before what runs is deleted. */
    void disconnect(Deployment d, DeploymentFacts facts);

    void scale(Deployment d, DeploymentFacts facts, Autoscaling to);

    /** Deletes the next thing that {@code facts} show, what costs money before what does not. */
    void delete(Deployment d, DeploymentFacts facts);

    /** Null when the provider does not know it. */
    static <T> T present(Supplier<T> read) {
        try {
            return read.get();
        } catch (ProviderException e) {
            if (e.kind() == FailureKind.NOT_FOUND) {
                return null;
            }
            throw e;
        }
    }
}

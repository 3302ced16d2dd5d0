package dev.slipway.deployment;

import dev.slipway.deployment.DeploymentFacts.Link;
import dev.slipway.lifecycle.Claim;
import dev.slipway.lifecycle.Effects;
import dev.slipway.lifecycle.Found;
import dev.slipway.lifecycle.Settlement;
import dev.slipway.lifecycle.Traits;
import dev.slipway.provider.Autoscaling;
import dev.slipway.provider.DedicatedEndpoint;
import dev.slipway.provider.EndpointHost;
import dev.slipway.provider.EndpointRequest;
import dev.slipway.provider.Hardware;
import dev.slipway.provider.ProviderException;
import dev.slipway.provider.RemoteDeployment;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Generation V1: an endpoint is GPUs and address in one, and costs money from its creation on. An
 * adapter is bound to an endpoint of its own that serves the base.
 */
@ApplicationScoped
class ServingV1 implements Serving {
    private static final Logger LOG = Logger.getLogger(ServingV1.class);

    private final EndpointHost host;
    private final Creation creation;
    private final DeploymentSettle settle;
    private final SafetyNet net;

    ServingV1(EndpointHost host, Creation creation, DeploymentSettle settle, SafetyNet net) {
        this.net = net;
        this.host = host;
        this.creation = creation;
        this.settle = settle;
    }

    @Override
    public DeploymentFacts facts(Deployment d) {
        DedicatedEndpoint found =
                d.externalId == null ? null : Serving.present(() -> host.endpoint(d.externalId));
        RemoteDeployment remote = found == null ? null : RemoteDeployment.of(found);
        return new DeploymentFacts(null, remote, link(d, remote), creation.maybe(d));
    }

    /**
     * An endpoint gets its traffic by its name; only an adapter has to be bound. A binding does not
     * get lost, so it is asked for where it is to be made or to be taken away.
     */
    private Link link(Deployment d, RemoteDeployment remote) {
        boolean decides =
                remote != null
                        && switch (d.state) {
                            case STARTING -> remote.in("READY");
                            case DELETING -> remote.in("STOPPED") || remote.in("FAILED");
                            default -> false;
                        };
        if (d.adapter == null || !decides) {
            return Link.NOT_ASKED;
        }
        return host.bound(d.externalId, d.adapter) ? Link.THERE : Link.MISSING;
    }

    @Override
    public Settlement choose(Deployment d) {
        List<Hardware> offered = Serving.present(() -> host.hardware(d.togetherModelId));
        Runnable change =
                HardwareChoice.best(offered == null ? List.of() : offered, d.hardware)
                        .map(HardwareChoice.Choice::of)
                        .map(choice -> settle.chosen(d, choice))
                        .orElseGet(() -> settle.unservable(d, unservable(d)));
        return Settlement.next(change);
    }

    private static String unservable(Deployment d) {
        return d.adapter == null
                ? "the provider has no hardware to serve %s on %s"
                        .formatted(d.togetherModelId, d.hardware)
                : ("the provider has no hardware to serve %s, to which the adapter is to be bound,"
                                + " on %s. Merge the adapter into its base and register the full"
                                + " weights")
                        .formatted(d.togetherModelId, d.hardware);
    }

    @Override
    public Settlement create(Claim claim, Deployment d) {
        Traits asked =
                Traits.NONE.and("model", bare(d.togetherModelId)).and("hardware", d.hardware);
        return creation.perform(
                claim,
                d,
                new Creation.Order(
                        DEPLOYMENT,
                        asked,
                        new Effects.Act(token -> listed(), token -> found(make(d, token)))),
                id -> settle.endpointV1(d, id, Serving.present(() -> host.endpoint(id))));
    }

    private DedicatedEndpoint make(Deployment d, String token) {
        return host.create(
                new EndpointRequest(
                        token,
                        d.togetherModelId,
                        d.hardware,
                        d.minReplicas,
                        d.maxReplicas,
                        net.of(d)));
    }

    /**
     * The list does not show what we named them, so each is looked at, whatever it serves: the
     * provider may spell our model otherwise, and one that is not found is paid twice.
     */
    private List<Found> listed() {
        return host.endpoints().stream()
                .map(listed -> Serving.present(() -> host.endpoint(listed.id())))
                .filter(endpoint -> endpoint != null && endpoint.displayName() != null)
                .map(ServingV1::found)
                .toList();
    }

    private static Found found(DedicatedEndpoint endpoint) {
        return new Found(
                endpoint.id(),
                endpoint.displayName(),
                endpoint.createdAt(),
                Traits.NONE
                        .and("model", bare(endpoint.model()))
                        .and("hardware", endpoint.hardware()));
    }

    /** The account's or the vendor's prefix may be left out of either. */
    private static String bare(String model) {
        return model == null ? null : model.substring(model.lastIndexOf('/') + 1);
    }

    @Override
    public void scale(Deployment d, DeploymentFacts facts, Autoscaling to) {
        if (to.maxReplicas() == 0) {
            host.stop(d.externalId);
        } else {
            host.start(d.externalId);
        }
    }

    @Override
    public void connect(Deployment d, DeploymentFacts facts) {
        host.attach(d.externalId, facts.remote().name(), d.adapter);
    }

    /** What cannot be unbound ends with its endpoint: a refusal must not keep that alive. */
    @Override
    public void disconnect(Deployment d, DeploymentFacts facts) {
        try {
            host.detach(d.externalId, facts.remote().name(), d.adapter);
        } catch (ProviderException refused) {
            if (refused.kind().retryable()) {
                throw refused;
            }
            LOG.warnf("%s: deleted with its adapter: %s", d.id, refused.getMessage());
            delete(d, facts);
        }
    }

    @Override
    public void delete(Deployment d, DeploymentFacts facts) {
        host.delete(d.externalId);
    }
}

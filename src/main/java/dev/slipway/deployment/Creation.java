package dev.slipway.deployment;

import dev.slipway.lifecycle.Claim;
import dev.slipway.lifecycle.Effect;
import dev.slipway.lifecycle.EffectResult;
import dev.slipway.lifecycle.EffectSpec;
import dev.slipway.lifecycle.EffectState;
import dev.slipway.lifecycle.EffectStore;
import dev.slipway.lifecycle.Effects;
import dev.slipway.lifecycle.Settlement;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.function.Function;

/** Creates at the provider, once: what both generations share. */
@ApplicationScoped
class Creation {
    private final Effects effects;
    private final EffectStore store;
    private final DeploymentSettle settle;

    Creation(Effects effects, EffectStore store, DeploymentSettle settle) {
        this.effects = effects;
        this.store = store;
        this.settle = settle;
    }

    Settlement perform(
            Claim claim,
            Deployment d,
            String step,
            Effects.Act act,
            Function<String, Runnable> confirmed) {
        EffectSpec spec =
                new EffectSpec(
                        claim.project(),
                        d.id,
                        step,
                        d.generation,
                        step.equals(Serving.ENDPOINT) ? "endpoint" : "deployment",
                        d.apiGeneration,
                        d.togetherModelId);
        return switch (effects.perform(claim, spec, act)) {
            case EffectResult.Confirmed ok -> Settlement.next(confirmed.apply(ok.externalId()));
            case EffectResult.Pending later -> Settlement.retry(later.pause(), later.why());
            case EffectResult.Rejected no ->
                    Settlement.next(
                            settle.refused(d, "the provider refused to create it: " + said(no)));
        };
    }

    private static String said(EffectResult.Rejected no) {
        String hint = no.cause() == null ? null : no.cause().hint();
        return hint == null ? no.why() : no.why() + " " + hint;
    }

    /**
     * Whether a create was sent whose end is not in the record: also one whose answer we have and
     * whose id did not get there before a crash.
     */
    boolean maybe(Deployment d) {
        return store.of(d.id).stream().anyMatch(effect -> open(effect, d));
    }

    private static boolean open(Effect effect, Deployment d) {
        return effect.state() == EffectState.ATTEMPTING
                || effect.state() == EffectState.UNKNOWN
                || effect.state() == EffectState.CONFIRMED
                        && !Objects.equals(effect.externalId(), d.endpointId)
                        && !Objects.equals(effect.externalId(), d.externalId);
    }
}

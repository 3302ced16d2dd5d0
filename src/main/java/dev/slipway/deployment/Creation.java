package dev.slipway.deployment;

import dev.slipway.lifecycle.Claim;
import dev.slipway.lifecycle.Effect;
import dev.slipway.lifecycle.EffectResult;
import dev.slipway.lifecycle.EffectSpec;
import dev.slipway.lifecycle.EffectState;
import dev.slipway.lifecycle.EffectStore;
import dev.slipway.lifecycle.Effects;
import dev.slipway.lifecycle.Settlement;
import dev.slipway.lifecycle.Traits;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;

/** Creates at the provider, once: what both generations share. */
@ApplicationScoped
class Creation {
    private static final Duration ASK_AGAIN = Duration.ofMinutes(1);

    private final Effects effects;
    private final EffectStore store;
    private final DeploymentSettle settle;

    Creation(Effects effects, EffectStore store, DeploymentSettle settle) {
        this.effects = effects;
        this.store = store;
        this.settle = settle;
    }

    /**
     * What is to be made.
     *
     * @param step {@link Serving#ENDPOINT} or {@link Serving#DEPLOYMENT}
     */
    record Order(String step, Traits asked, Effects.Act act) {}

    Settlement perform(
            Claim claim, Deployment d, Order order, Function<String, Runnable> confirmed) {
        EffectSpec spec =
                new EffectSpec(
                        claim.project(),
                        d.id,
                        order.step(),
                        d.generation,
                        order.step().equals(Serving.ENDPOINT) ? "endpoint" : "deployment",
                        d.apiGeneration,
                        order.asked());
        return switch (effects.perform(claim, spec, order.act())) {
            case EffectResult.Confirmed ok -> Settlement.next(confirmed.apply(ok.externalId()));
            case EffectResult.Pending later -> Settlement.retry(later.pause(), later.why());
            case EffectResult.Rejected no ->
                    Settlement.next(
                            settle.refused(d, "the provider refused to create it: " + said(no)));
            case EffectResult.Wrong wrong ->
                    Settlement.next(settle.wrong(d, order.step(), wrong.externalId(), wrong.why()));
            case EffectResult.Doubtful doubt ->
                    d.state == DeploymentState.CREATING
                            ? Settlement.next(settle.wrong(d, order.step(), null, doubt.why()))
                            : Settlement.retry(ASK_AGAIN, doubt.why());
        };
    }

    /** Sends a change of what exists, as the owner; see {@link Effects#change}. */
    void change(Claim claim, String what, Runnable call) {
        effects.change(claim, what, call);
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
        boolean there =
                effect.state() == EffectState.CONFIRMED || effect.state() == EffectState.RELEASING;
        return effect.state() == EffectState.ATTEMPTING
                || effect.state() == EffectState.UNKNOWN
                || there
                        && !Objects.equals(effect.externalId(), d.endpointId)
                        && !Objects.equals(effect.externalId(), d.externalId);
    }
}

package dev.slipway.lifecycle;

import dev.slipway.provider.ProviderException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Makes paid or visible things at providers without idempotency keys: the intent is saved first,
 * the name is the same for every attempt, and an outcome that is not known is looked up by name and
 * adopted. Only after the quarantine and two probes that found nothing is a second attempt allowed.
 */
@ApplicationScoped
public class Effects {
    private static final Logger LOG = Logger.getLogger(Effects.class);
    private static final int PROBES = 2;
    private static final Duration SAFE_MODE_LOOK = Duration.ofMinutes(1);

    private final EffectStore store;
    private final WorkItems items;
    private final LeaseKeeper leases;
    private final EngineConfig config;
    private final DatabaseFacts facts;

    public Effects(
            EffectStore store,
            WorkItems items,
            LeaseKeeper leases,
            EngineConfig config,
            DatabaseFacts facts) {
        this.store = store;
        this.items = items;
        this.leases = leases;
        this.config = config;
        this.facts = facts;
    }

    /** How to make the thing and how to find it, both by name; both give the provider's id. */
    public record Act(
            Function<String, Optional<String>> findByName, Function<String, String> create) {}

    /** One try to have what {@code spec} says; call it again until it is confirmed or rejected. */
    public EffectResult perform(Claim claim, EffectSpec spec, Act act) {
        Tx.refuseInside(spec.step());
        Effect effect = guarded(claim, () -> store.findOrPlan(spec));
        return switch (effect.state()) {
            case CONFIRMED, RELEASING, RELEASED, HANDED_OVER ->
                    new EffectResult.Confirmed(effect, effect.externalId());
            case REJECTED -> new EffectResult.Rejected(effect, effect.problem(), null);
            // Its owner died or lost its lease half-way: nobody knows what the provider did.
            case ATTEMPTING -> probe(claim, unknown(claim, effect, "its owner went away"), act);
            case UNKNOWN -> probe(claim, effect, act);
            case PLANNED -> attempt(claim, effect, act);
        };
    }

    private EffectResult attempt(Claim claim, Effect planned, Act act) {
        boolean safeMode = facts.safeMode();
        // Without its history a first attempt may be a repeat: nothing says so but the provider.
        if (planned.attempt() > 0 || safeMode || facts.historyLost()) {
            Optional<String> found = find(claim, planned, act);
            if (found.isPresent()) {
                return confirm(claim, planned, found.get(), "found before a create");
            }
        }
        if (safeMode) {
            return new EffectResult.Pending(
                    SAFE_MODE_LOOK, "this installation is in safe mode and creates nothing");
        }
        Effect effect =
                guarded(
                        claim,
                        () -> {
                            store.attempting(planned, claim.epoch());
                            return reload(planned);
                        });
        leases.requireTrust(claim);
        try {
            CrashPoints.pass("before-send", effect.step());
            String externalId = act.create().apply(effect.token());
            CrashPoints.pass("after-send", effect.step());
            return confirm(claim, effect, externalId, "created");
        } catch (ProviderException e) {
            return switch (e.outcome()) {
                case REFUSED -> {
                    guarded(claim, () -> store.rejected(effect, e.getMessage()));
                    yield new EffectResult.Rejected(reload(effect), e.getMessage(), e);
                }
                case NOT_SENT -> {
                    guarded(claim, () -> store.planned(effect, e.getMessage()));
                    yield new EffectResult.Pending(pause(claim, e), e.getMessage());
                }
                case UNKNOWN -> {
                    CrashPoints.pass("unknown", effect.step());
                    LOG.warnf("%s: outcome unknown: %s", effect.token(), e.getMessage());
                    unknown(claim, effect, e.getMessage());
                    yield new EffectResult.Pending(Duration.ofSeconds(1), e.getMessage());
                }
            };
        }
    }

    private EffectResult probe(Claim claim, Effect effect, Act act) {
        Optional<String> found = find(claim, effect, act);
        if (found.isPresent()) {
            return confirm(claim, effect, found.get(), "adopted by name");
        }
        boolean counts =
                effect.lastProbeAt() == null
                        || facts.since(effect.lastProbeAt())
                                        .compareTo(config.effects().probeEvery())
                                >= 0;
        int absent = effect.absentProbes() + (counts ? 1 : 0);
        boolean quarantined =
                facts.since(effect.attemptAt()).compareTo(config.effects().quarantine()) < 0;
        if (absent >= PROBES && !quarantined) {
            guarded(claim, () -> store.planned(effect, "absent in " + absent + " probes"));
            return new EffectResult.Pending(Duration.ZERO, "surely absent; trying again");
        }
        if (counts) {
            guarded(claim, () -> store.absent(effect));
        }
        return new EffectResult.Pending(
                wait(absent),
                "the outcome of the create is unknown; looking for " + effect.token());
    }

    /**
     * Soon at first, since most lost answers are for things that exist; then as the probes must be
     * apart.
     */
    private Duration wait(int absent) {
        Duration soon = Duration.ofSeconds(2);
        Duration apart = config.effects().probeEvery();
        return absent <= 1 && soon.compareTo(apart) < 0 ? soon : apart;
    }

    private Optional<String> find(Claim claim, Effect effect, Act act) {
        leases.requireTrust(claim);
        return act.findByName().apply(effect.token());
    }

    private EffectResult confirm(Claim claim, Effect effect, String externalId, String how) {
        guarded(claim, () -> store.confirmed(effect, externalId));
        LOG.infof("%s is %s (%s)", effect.token(), externalId, how);
        return new EffectResult.Confirmed(reload(effect), externalId);
    }

    private Effect unknown(Claim claim, Effect effect, String why) {
        return guarded(
                claim,
                () -> {
                    store.unknown(effect, why);
                    return reload(effect);
                });
    }

    private Effect reload(Effect effect) {
        return store.find(effect.subject(), effect.step(), effect.generation()).orElseThrow();
    }

    private static Duration pause(Claim claim, ProviderException e) {
        return e.retryAfter()
                .map(Backoff::obey)
                .orElseGet(() -> Backoff.after(claim.attempt(), ThreadLocalRandom.current()));
    }

    private void guarded(Claim claim, Runnable change) {
        guarded(
                claim,
                () -> {
                    change.run();
                    return null;
                });
    }

    private <T> T guarded(Claim claim, java.util.function.Supplier<T> change) {
        return Tx.call(
                () -> {
                    items.guard(claim);
                    return change.get();
                });
    }
}

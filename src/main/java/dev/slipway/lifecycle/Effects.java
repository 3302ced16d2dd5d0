package dev.slipway.lifecycle;

import dev.slipway.provider.ProviderException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Makes paid or visible things at providers without idempotency keys: the intent is saved first,
 * the name is the same for every attempt, and an outcome that is not known is looked up by name and
 * adopted. Only after the quarantine and two probes that found nothing is a second attempt allowed.
 * What is found, or comes back, is held against what was asked for before it is used.
 */
@ApplicationScoped
public class Effects {
    private static final Logger LOG = Logger.getLogger(Effects.class);
    private static final int PROBES = 2;
    private static final Duration SOON_TOLD = Duration.ofSeconds(5);

    private final EffectRows rows;
    private final WorkItems items;
    private final LeaseKeeper leases;
    private final EngineConfig config;
    private final DatabaseFacts facts;

    public Effects(
            EffectRows rows,
            WorkItems items,
            LeaseKeeper leases,
            EngineConfig config,
            DatabaseFacts facts) {
        this.rows = rows;
        this.items = items;
        this.leases = leases;
        this.config = config;
        this.facts = facts;
    }

    /**
     * How to make the thing and how to look for it.
     *
     * @param list all things at the provider that may have the name, asked anew each time: a list
     *     that is older than the create can never say "absent"
     * @param create sends one request, which no layer repeats
     */
    public record Act(Function<String, List<Found>> list, Function<String, Found> create) {}

    /** One try to have what {@code spec} says; call it again until it is not pending. */
    public EffectResult perform(Claim claim, EffectSpec spec, Act act) {
        Tx.refuseInside(spec.step());
        Effect effect = guarded(claim, () -> rows.findOrPlan(spec));
        return switch (effect.state()) {
            case CONFIRMED, HANDED_OVER -> new EffectResult.Confirmed(effect, effect.externalId());
            // Without a problem it was what was asked for, and is only on its way out.
            case RELEASING, RELEASED ->
                    effect.problem() == null
                            ? new EffectResult.Confirmed(effect, effect.externalId())
                            : new EffectResult.Wrong(effect, effect.externalId(), effect.problem());
            case REJECTED -> new EffectResult.Rejected(effect, effect.problem(), null);
            // Its owner died or lost its lease half-way: nobody knows what the provider did.
            case ATTEMPTING ->
                    probe(claim, spec, unknown(claim, effect, "its owner went away"), act);
            case UNKNOWN -> probe(claim, spec, effect, act);
            case PLANNED -> attempt(claim, spec, effect, act);
        };
    }

    /** As {@link #change(Claim, String, Instant, Runnable)}, for what no person asked for. */
    public void change(Claim claim, String what, Runnable call) {
        change(claim, what, null, call);
    }

    /**
     * The door for changes of what exists, such as scaling or deleting: twice is once, so no intent
     * is saved, but only the owner may send it. In safe mode what exists may be another's, so only
     * what a person asked for since it began is sent.
     *
     * @param what names it, such as {@code scale}
     * @param askedAt when a person asked for it last; null: nobody did
     * @throws LeaseLostException when too little lease is left to be sure to be the only owner
     * @throws SafeModeException when it has to wait
     */
    public void change(Claim claim, String what, Instant askedAt, Runnable call) {
        Tx.refuseInside(what);
        if (!facts.mayChange(askedAt)) {
            throw new SafeModeException(what);
        }
        leases.requireTrust(claim);
        call.run();
    }

    private EffectResult attempt(Claim claim, EffectSpec spec, Effect planned, Act act) {
        Standing standing = facts.standing();
        // Without its history a first attempt may be a repeat: nothing says so but the provider.
        if (planned.attempt() > 0 || standing.safeMode() || standing.historyLost()) {
            Optional<EffectResult> there = look(claim, spec, planned, act);
            if (there.isPresent()) {
                return there.get();
            }
        }
        if (!standing.mayCreate()) {
            return new EffectResult.Pending(
                    standing.safeMode() ? SafeModeException.LOOK : SOON_TOLD, standing.why());
        }
        leases.requireTrust(claim);
        Effect effect =
                guarded(
                        claim,
                        () -> {
                            rows.attempting(planned, spec.asked(), claim.epoch());
                            return reload(planned);
                        });
        stillTrusted(claim, effect);
        try {
            CrashPoints.pass("before-send", effect.step());
            Found made = act.create().apply(effect.token());
            CrashPoints.pass("after-send", effect.step());
            return settle(claim, effect, Adoption.made(effect, spec.asked(), made), "created");
        } catch (ProviderException e) {
            return failed(claim, effect, e);
        }
    }

    /** Whoever saves the intent and then has no lease left has surely sent nothing. */
    private void stillTrusted(Claim claim, Effect effect) {
        try {
            leases.requireTrust(claim);
        } catch (LeaseLostException late) {
            guarded(claim, () -> rows.planned(effect, late.getMessage(), claim.epoch()));
            throw late;
        }
    }

    private EffectResult failed(Claim claim, Effect effect, ProviderException e) {
        return switch (e.outcome()) {
            case REFUSED -> {
                guarded(claim, () -> rows.rejected(effect, e.getMessage(), claim.epoch()));
                yield new EffectResult.Rejected(reload(effect), e.getMessage(), e);
            }
            case NOT_SENT -> {
                guarded(claim, () -> rows.planned(effect, e.getMessage(), claim.epoch()));
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

    private EffectResult probe(Claim claim, EffectSpec spec, Effect effect, Act act) {
        Optional<EffectResult> there = look(claim, spec, effect, act);
        if (there.isPresent()) {
            return there.get();
        }
        Instant now = facts.now();
        Instant last = effect.absence().last();
        boolean counts = last == null || !last.plus(config.effects().probeEvery()).isAfter(now);
        int absent = effect.absence().times() + (counts ? 1 : 0);
        boolean quarantined =
                effect.attempts().last().plus(config.effects().quarantine()).isAfter(now);
        if (absent >= PROBES && !quarantined) {
            guarded(
                    claim,
                    () -> rows.planned(effect, "absent in " + absent + " probes", claim.epoch()));
            return new EffectResult.Pending(Duration.ZERO, "surely absent; trying again");
        }
        if (counts) {
            guarded(claim, () -> rows.absent(effect, claim.epoch()));
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

    /** Looks by name; empty when it is absent. */
    private Optional<EffectResult> look(Claim claim, EffectSpec spec, Effect effect, Act act) {
        leases.requireTrust(claim);
        List<Found> listed = act.list().apply(effect.token());
        // What is there was asked for by the last attempt, maybe by the release before this one.
        Traits asked = effect.asked() == null ? spec.asked() : effect.asked();
        return Adoption.choose(effect, asked, listed)
                .map(choice -> settle(claim, effect, choice, "adopted by name"));
    }

    private EffectResult settle(Claim claim, Effect effect, Adoption.Choice choice, String how) {
        return switch (choice) {
            case Adoption.Choice.Take take -> {
                String id = take.found().externalId();
                guarded(claim, () -> rows.confirmed(effect, id, claim.epoch()));
                LOG.infof("%s is %s (%s)", effect.token(), id, how);
                if (take.twins() > 0) {
                    LOG.warnf("%s exists %d times more", effect.token(), take.twins());
                }
                yield new EffectResult.Confirmed(reload(effect), id);
            }
            case Adoption.Choice.Wrong wrong -> {
                String id = wrong.found().externalId();
                guarded(claim, () -> rows.wrong(effect, id, wrong.why(), claim.epoch()));
                LOG.errorf("%s: %s", effect.token(), wrong.why());
                yield new EffectResult.Wrong(reload(effect), id, wrong.why());
            }
            case Adoption.Choice.Doubt doubt -> {
                LOG.errorf("%s: %s", effect.token(), doubt.why());
                yield new EffectResult.Doubtful(unknown(claim, effect, doubt.why()), doubt.why());
            }
        };
    }

    private Effect unknown(Claim claim, Effect effect, String why) {
        return guarded(
                claim,
                () -> {
                    rows.unknown(effect, why, claim.epoch());
                    return reload(effect);
                });
    }

    private Effect reload(Effect effect) {
        return rows.find(effect.subject(), effect.step(), effect.generation()).orElseThrow();
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

    private <T> T guarded(Claim claim, Supplier<T> change) {
        return Tx.call(
                () -> {
                    items.guard(claim);
                    return change.get();
                });
    }
}

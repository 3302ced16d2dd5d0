package dev.slipway.lifecycle;

import dev.slipway.platform.ProjectId;
import dev.slipway.provider.FailureKind;
import dev.slipway.provider.Generation;
import dev.slipway.provider.Outcome;
import dev.slipway.provider.ProviderException;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** A claim, an effect, and a provider that does as it is told. */
abstract class EffectTrial {
    static final ProjectId PROJECT = new ProjectId("default");
    static final Traits ASKED = Traits.NONE.and("model", "m-1").and("request", "{}");

    @Inject Effects effects;
    @Inject EffectStore store;
    @Inject EffectRows rows;
    @Inject WorkItems items;
    @Inject Installation installation;
    @Inject Sql sql;

    final Map<String, Found> atProvider = new HashMap<>();
    final List<String> creates = new ArrayList<>();
    Outcome failWith;
    boolean acceptedAllTheSame;
    Claim claim;
    EffectSpec spec;

    @BeforeEach
    void claimOne() {
        String subject = "ft_" + UUID.randomUUID().toString().replace("-", "");
        sql.update("DELETE FROM work_item");
        Tx.run(() -> items.enqueue("effects-test", subject, PROJECT));
        claim = items.claim(Set.of("effects-test"), "me", 1).getFirst();
        spec = new EffectSpec(PROJECT, subject, "train", 1, "fine-tune", Generation.V1, ASKED);
    }

    EffectResult perform() {
        return perform(
                new Effects.Act(name -> List.copyOf(atProvider.values()), this::create), () -> {});
    }

    EffectResult perform(Effects.Act act, Runnable before) {
        before.run();
        return effects.perform(claim, spec, act);
    }

    Found create(String name) {
        creates.add(name);
        if (failWith == null || acceptedAllTheSame) {
            put("ft-" + creates.size(), name, "m-1");
        }
        if (failWith != null) {
            throw new ProviderException(
                    FailureKind.PROVIDER_DOWN,
                    failWith,
                    0,
                    "for the test",
                    ProviderException.Advice.of("none"));
        }
        return atProvider.get(name);
    }

    void put(String id, String name, String model) {
        atProvider.put(
                name, new Found(id, "acme/" + name.toUpperCase(Locale.ROOT), null, model(model)));
    }

    static Traits model(String name) {
        return Traits.NONE.and("model", name);
    }

    long epoch() {
        return sql.first(
                        "SELECT epoch FROM effect WHERE subject = ?",
                        row -> row.getLong(1),
                        spec.subject())
                .orElseThrow();
    }

    String token() {
        return spec.token(installation);
    }

    Effect effect() {
        return store.find(spec.subject(), spec.step(), spec.generation()).orElseThrow();
    }

    void shift(String column, int seconds) {
        sql.update(
                "UPDATE effect SET %s = %s - make_interval(secs => ?) WHERE subject = ?"
                        .formatted(column, column),
                (double) seconds,
                spec.subject());
    }
}

package dev.slipway.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.platform.ProjectId;
import dev.slipway.provider.FailureKind;
import dev.slipway.provider.Generation;
import dev.slipway.provider.Outcome;
import dev.slipway.provider.ProviderException;
import dev.slipway.testing.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Postgres.class)
class EffectsTest {
    private static final ProjectId PROJECT = new ProjectId("default");

    @Inject Effects effects;
    @Inject EffectStore store;
    @Inject WorkItems items;
    @Inject Installation installation;
    @Inject Sql sql;

    private final Map<String, String> atProvider = new HashMap<>();
    private final List<String> creates = new ArrayList<>();
    private Outcome failWith;
    private boolean acceptedAllTheSame;
    private Claim claim;
    private EffectSpec spec;

    @BeforeEach
    void claimOne() {
        String subject = "ft_" + UUID.randomUUID().toString().replace("-", "");
        sql.update("DELETE FROM work_item");
        Tx.run(() -> items.enqueue("effects-test", subject, PROJECT));
        claim = items.claim(Set.of("effects-test"), "me", 1).getFirst();
        spec = new EffectSpec(PROJECT, subject, "train", 1, "fine-tune", Generation.V1, "digest");
    }

    @Test
    void perform_accepted_isConfirmedAndNeverSentAgain() {
        assertThat(perform()).isInstanceOf(EffectResult.Confirmed.class);
        EffectResult again = perform();

        assertThat(again)
                .isInstanceOfSatisfying(
                        EffectResult.Confirmed.class,
                        ok -> assertThat(ok.externalId()).isEqualTo(atProvider.get(token())));
        assertThat(creates).containsExactly(token());
    }

    @Test
    void token_isInstallationSubjectStepAndGeneration() {
        assertThat(token())
                .matches(installation.id() + "-[a-z0-9]{16}-train-g1")
                .hasSizeLessThanOrEqualTo(40);
    }

    @Test
    void perform_refused_isRejectedForGood() {
        failWith = Outcome.REFUSED;
        assertThat(perform()).isInstanceOf(EffectResult.Rejected.class);
        failWith = null;

        assertThat(perform()).isInstanceOf(EffectResult.Rejected.class);
        assertThat(creates).hasSize(1);
    }

    @Test
    void perform_answerLostAfterAccepting_isAdoptedByName() {
        failWith = Outcome.UNKNOWN;
        acceptedAllTheSame = true;
        assertThat(perform()).isInstanceOf(EffectResult.Pending.class);

        EffectResult next = perform();

        assertThat(next).isInstanceOf(EffectResult.Confirmed.class);
        assertThat(creates).hasSize(1);
    }

    @Test
    void perform_ownerDiedAfterSending_isAdoptedByName() {
        Effect planned = Tx.call(() -> store.findOrPlan(spec));
        Tx.run(() -> store.attempting(planned, claim.epoch()));
        atProvider.put(token(), "ft-123");

        EffectResult next = perform();

        assertThat(next)
                .isInstanceOfSatisfying(
                        EffectResult.Confirmed.class,
                        ok -> assertThat(ok.externalId()).isEqualTo("ft-123"));
        assertThat(creates).isEmpty();
    }

    @Test
    void perform_unknownAndAbsent_isNotRepeatedBeforeTheQuarantineAndTwoProbes() {
        failWith = Outcome.UNKNOWN;
        perform();
        failWith = null;

        perform();
        shift("last_probe_at", 31);
        perform();
        assertThat(creates).as("two probes, but the quarantine runs").hasSize(1);

        shift("attempt_at", 181);
        shift("last_probe_at", 31);
        assertThat(perform()).isInstanceOf(EffectResult.Pending.class);
        assertThat(perform()).isInstanceOf(EffectResult.Confirmed.class);
        assertThat(creates).hasSize(2);
    }

    @Test
    void perform_quarantineOverButProbesTooClose_isNotRepeated() {
        failWith = Outcome.UNKNOWN;
        perform();
        shift("attempt_at", 181);

        perform();
        perform();

        assertThat(creates).hasSize(1);
        assertThat(effect().state()).isEqualTo(EffectState.UNKNOWN);
    }

    @Test
    void perform_surelyNotSent_isRepeatedAfterALookByName() {
        failWith = Outcome.NOT_SENT;
        perform();
        failWith = null;
        atProvider.put(token(), "ft-was-there");

        assertThat(perform())
                .isInstanceOfSatisfying(
                        EffectResult.Confirmed.class,
                        ok -> assertThat(ok.externalId()).isEqualTo("ft-was-there"));
        assertThat(creates).hasSize(1);
    }

    @Test
    void perform_claimTakenOver_savesNothing() {
        sql.update("UPDATE work_item SET epoch = epoch + 1");

        assertThatThrownBy(this::perform).isInstanceOf(LeaseLostException.class);
        assertThat(creates).isEmpty();
    }

    @Test
    void perform_insideATransaction_isRefused() {
        assertThatThrownBy(() -> Tx.run(this::perform))
                .hasMessageContaining("inside a transaction");
        assertThat(creates).isEmpty();
    }

    @Test
    void perform_inSafeMode_createsNothing() {
        sql.update("UPDATE installation SET safe_mode = true");
        try {
            assertThat(perform()).isInstanceOf(EffectResult.Pending.class);
        } finally {
            sql.update("UPDATE installation SET safe_mode = false");
        }
        assertThat(creates).isEmpty();
        assertThat(perform()).isInstanceOf(EffectResult.Confirmed.class);
    }

    private EffectResult perform() {
        return effects.perform(
                claim,
                spec,
                new Effects.Act(name -> Optional.ofNullable(atProvider.get(name)), this::create));
    }

    private String create(String name) {
        creates.add(name);
        if (failWith == null || acceptedAllTheSame) {
            atProvider.put(name, "ft-" + creates.size());
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

    private String token() {
        return spec.token(installation);
    }

    private Effect effect() {
        return store.find(spec.subject(), spec.step(), spec.generation()).orElseThrow();
    }

    private void shift(String column, int seconds) {
        sql.update(
                "UPDATE effect SET %s = %s - make_interval(secs => ?) WHERE subject = ?"
                        .formatted(column, column),
                (double) seconds,
                spec.subject());
    }
}

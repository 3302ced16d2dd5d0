package dev.slipway.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.provider.Outcome;
import dev.slipway.testing.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Postgres.class)
class EffectsTest extends EffectTrial {

    @Test
    void perform_accepted_isConfirmedAndNeverSentAgain() {
        assertThat(perform()).isInstanceOf(EffectResult.Confirmed.class);
        EffectResult again = perform();

        assertThat(again)
                .isInstanceOfSatisfying(
                        EffectResult.Confirmed.class,
                        ok ->
                                assertThat(ok.externalId())
                                        .isEqualTo(atProvider.get(token()).externalId()));
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
        Effect planned = Tx.call(() -> rows.findOrPlan(spec));
        Tx.run(() -> rows.attempting(planned, ASKED, claim.epoch()));
        put("ft-123", token(), "m-1");

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

        shift("unknown_at", 181);
        shift("last_probe_at", 31);
        assertThat(perform()).isInstanceOf(EffectResult.Pending.class);
        assertThat(perform()).isInstanceOf(EffectResult.Confirmed.class);
        assertThat(creates).hasSize(2);
    }

    @Test
    void perform_quarantineOverButProbesTooClose_isNotRepeated() {
        failWith = Outcome.UNKNOWN;
        perform();
        shift("unknown_at", 181);

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
        put("ft-was-there", token(), "m-1");

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
    void change_inSafeMode_isOnlySentForWhatAPersonAskedSince() {
        List<String> sent = new ArrayList<>();
        Instant before = Instant.now().minusSeconds(60);
        sql.update("UPDATE installation SET safe_mode = true, safe_since = clock_timestamp()");
        try {
            assertThatThrownBy(() -> effects.change(claim, "delete", () -> sent.add("none")))
                    .isInstanceOf(SafeModeException.class)
                    .hasMessageContaining("safe mode");
            assertThatThrownBy(() -> effects.change(claim, "scale", before, () -> sent.add("old")))
                    .isInstanceOf(SafeModeException.class);
            effects.change(
                    claim, "scale", Instant.now().plusSeconds(1), () -> sent.add("a person's"));
        } finally {
            sql.update("UPDATE installation SET safe_mode = false, safe_since = NULL");
        }
        effects.change(claim, "delete", () -> sent.add("after"));

        assertThat(sent).containsExactly("a person's", "after");
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
}

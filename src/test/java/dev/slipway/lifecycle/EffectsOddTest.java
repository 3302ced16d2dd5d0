package dev.slipway.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.provider.Generation;
import dev.slipway.provider.Outcome;
import dev.slipway.testing.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Things that are not what was asked for, and owners that are no longer. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class EffectsOddTest extends EffectTrial {

    @Test
    void perform_claimLosesItsTrustOnTheWay_isSurelyNotSent() {
        perform(
                new Effects.Act(token -> List.of(), this::create),
                () -> failWith = Outcome.NOT_SENT);
        claim.trustUntil(System.nanoTime());

        assertThatThrownBy(this::perform).isInstanceOf(LeaseLostException.class);
        assertThat(creates).hasSize(1);
        assertThat(effect().state()).isEqualTo(EffectState.PLANNED);
    }

    @Test
    void perform_answerIsSomethingElse_isKeptAndNeverUsed() {
        EffectResult result =
                perform(
                        new Effects.Act(
                                token -> List.of(),
                                token -> new Found("ft-9", token, null, model("m-2"))),
                        () -> {});

        assertThat(result)
                .isInstanceOfSatisfying(
                        EffectResult.Wrong.class,
                        wrong -> {
                            assertThat(wrong.externalId()).isEqualTo("ft-9");
                            assertThat(wrong.why()).contains("model is m-2, asked for was m-1");
                        });
        assertThat(effect().state()).isEqualTo(EffectState.RELEASING);
        assertThat(store.open(spec.subject())).isOne();
        assertThat(perform()).as("after a crash, too").isInstanceOf(EffectResult.Wrong.class);
        assertThat(creates).isEmpty();
    }

    @Test
    void perform_adoptedByNameAndSomethingElse_isKeptAndNeverUsed() {
        failWith = Outcome.UNKNOWN;
        perform();
        put("ft-7", token(), "m-2");

        assertThat(perform()).isInstanceOf(EffectResult.Wrong.class);
        assertThat(effect().externalId()).isEqualTo("ft-7");
        assertThat(creates).hasSize(1);
    }

    @Test
    void perform_renamedBeyondCertainty_isNeitherTakenNorMadeAgain() {
        failWith = Outcome.UNKNOWN;
        perform();
        failWith = null;
        put("ft-7", token().substring(0, 32), "m-1");
        shift("unknown_at", 1000);

        for (int i = 0; i < 4; i++) {
            assertThat(perform()).isInstanceOf(EffectResult.Doubtful.class);
            shift("last_probe_at", 31);
        }

        assertThat(creates).hasSize(1);
        assertThat(effect().state()).isEqualTo(EffectState.UNKNOWN);
        assertThat(effect().externalId()).isNull();
    }

    @Test
    void perform_whatWasAskedChangedMeanwhile_comparesWithWhatWasSent() {
        failWith = Outcome.UNKNOWN;
        acceptedAllTheSame = true;
        perform();
        spec =
                new EffectSpec(
                        PROJECT,
                        spec.subject(),
                        "train",
                        1,
                        "fine-tune",
                        Generation.V1,
                        model("x"));

        assertThat(perform()).isInstanceOf(EffectResult.Confirmed.class);
    }

    @Test
    void everyWrite_carriesTheEpochOfItsClaim() {
        failWith = Outcome.UNKNOWN;
        perform();
        Tx.run(() -> sql.update("UPDATE work_item SET lease_until = NULL, due_at = now()"));
        claim = items.claim(Set.of("effects-test"), "another", 1).getFirst();
        failWith = null;
        perform();

        assertThat(epoch()).isEqualTo(claim.epoch());
    }

    @Test
    void change_withoutTrust_isNotSent() {
        claim.trustUntil(System.nanoTime());

        assertThatThrownBy(() -> effects.change(claim, "scale", () -> creates.add("sent")))
                .isInstanceOf(LeaseLostException.class);
        assertThat(creates).isEmpty();
    }
}

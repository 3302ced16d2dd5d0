package dev.slipway.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.platform.Ids;
import dev.slipway.platform.ProjectId;
import dev.slipway.provider.Generation;
import dev.slipway.testing.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A first attempt may be the second one, where history was lost. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class EffectsAfterLossTest {
    private static final ProjectId PROJECT = new ProjectId("default");

    @Inject Effects effects;
    @Inject WorkItems items;
    @Inject Ids ids;
    @Inject Sql sql;
    @Inject Installation process;

    private final List<String> looks = new ArrayList<>();
    private final List<String> creates = new ArrayList<>();
    private Optional<String> there = Optional.empty();
    private Claim claim;
    private EffectSpec spec;

    @BeforeEach
    void claimOne() {
        String subject = ids.next("ft");
        sql.update("DELETE FROM work_item");
        Tx.run(() -> items.enqueue("effects-test", subject, PROJECT));
        claim = items.claim(Set.of("effects-test"), "me", 1).getFirst();
        spec =
                new EffectSpec(
                        PROJECT, subject, "train", 1, "fine-tune", Generation.V1, Traits.NONE);
    }

    @AfterEach
    void asItWas() {
        process.remember(null);
        installation("safe_mode = false, history_lost_at = NULL");
    }

    @Test
    void perform_withItsHistory_createsWithoutALook() {
        assertThat(perform()).isInstanceOf(EffectResult.Confirmed.class);

        assertThat(looks).isEmpty();
        assertThat(creates).hasSize(1);
    }

    @Test
    void perform_historyWasLost_adoptsWhatItDoesNotRemember() {
        installation("history_lost_at = clock_timestamp()");
        there = Optional.of("ft-forgotten");

        assertThat(perform())
                .isInstanceOfSatisfying(
                        EffectResult.Confirmed.class,
                        ok -> assertThat(ok.externalId()).isEqualTo("ft-forgotten"));
        assertThat(creates).isEmpty();
    }

    @Test
    void perform_historyWasLostAndNothingIsThere_creates() {
        installation("history_lost_at = clock_timestamp()");

        assertThat(perform()).isInstanceOf(EffectResult.Confirmed.class);

        assertThat(looks).hasSize(1);
        assertThat(creates).hasSize(1);
    }

    @Test
    void perform_inSafeMode_adoptsAndCreatesNothing() {
        installation("safe_mode = true");
        assertThat(perform()).isInstanceOf(EffectResult.Pending.class);
        there = Optional.of("ft-found");

        assertThat(perform()).isInstanceOf(EffectResult.Confirmed.class);
        assertThat(creates).isEmpty();
    }

    @Test
    void perform_databaseForgotWhatThisProcessWasTold_createsNothingBeforeAnybodyRang() {
        process.remember(new Standing.Witness(Long.MAX_VALUE, 0));

        assertThat(perform())
                .isInstanceOfSatisfying(
                        EffectResult.Pending.class,
                        later -> assertThat(later.why()).contains("remembers"));
        assertThat(creates).isEmpty();

        process.remember(null);
        assertThat(perform()).isInstanceOf(EffectResult.Confirmed.class);
    }

    private void installation(String change) {
        sql.update("UPDATE installation SET " + change);
    }

    private EffectResult perform() {
        return effects.perform(
                claim,
                spec,
                new Effects.Act(
                        name -> {
                            looks.add(name);
                            return there.map(id -> found(id, name)).stream().toList();
                        },
                        name -> {
                            creates.add(name);
                            return found("ft-1", name);
                        }));
    }

    private static Found found(String id, String name) {
        return new Found(id, name, null, Traits.NONE);
    }
}

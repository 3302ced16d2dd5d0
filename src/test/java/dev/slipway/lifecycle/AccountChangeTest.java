package dev.slipway.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.lifecycle.safemode.Accounts;
import dev.slipway.lifecycle.safemode.Cause;
import dev.slipway.lifecycle.safemode.SafeMode;
import dev.slipway.platform.Actor;
import dev.slipway.platform.Ids;
import dev.slipway.platform.ProjectId;
import dev.slipway.provider.Generation;
import dev.slipway.testing.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A key of another account: nothing is made there, and nothing is missed for not being there. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class AccountChangeTest {
    private static final ProjectId PROJECT = new ProjectId("default");
    private static final String OURS = "org_1/proj_1";
    private static final String OTHER = "org_1/proj_2";

    @Inject Accounts accounts;
    @Inject SafeMode safeMode;
    @Inject Installation installation;
    @Inject Effects effects;
    @Inject EffectStore store;
    @Inject WorkItems items;
    @Inject Ids ids;
    @Inject Sql sql;

    private String made;

    @BeforeEach
    void somethingIsThere() {
        asBefore();
        told(OURS);
        made = ids.next("ft");
        assertThat(perform(made)).isInstanceOf(EffectResult.Confirmed.class);
    }

    @AfterEach
    void asBefore() {
        sql.update("DELETE FROM provider_account");
        sql.update("DELETE FROM work_item");
        sql.update("UPDATE effect SET state = 'RELEASED'");
        sql.update(
                "UPDATE installation SET safe_mode = false, safe_cause = NULL, history_lost_at = NULL");
        List.of("serving", "training").forEach(it -> installation.holdsKeyOf(it, null));
    }

    @Test
    void otherAccount_createsNothingAndCountsNothingAsAbsent_untilTheOldOneIsBack() {
        told(OTHER);

        assertThat(safeMode.status().cause()).isEqualTo(Cause.ACCOUNT);
        assertThat(safeMode.status().reason()).contains(OURS, OTHER, "on purpose");
        String next = ids.next("ft");
        assertThat(perform(next)).isInstanceOf(EffectResult.Pending.class);
        for (int look = 0; look < 6; look++) {
            store.missed(made);
        }
        assertThat(probes(made)).isZero();
        assertThat(store.lostNow(made)).isFalse();

        told(OURS);
        assertThat(safeMode.on()).as("a replica may still have the other key").isTrue();
        sql.update("UPDATE provider_account SET other_at = other_at - interval '4 minutes'");
        told(OURS);

        assertThat(safeMode.on()).isFalse();
        assertThat(perform(next)).isInstanceOf(EffectResult.Confirmed.class);
        store.missed(made);
        assertThat(probes(made)).isEqualTo(1);
    }

    @Test
    void otherAccount_whatWasMissedBefore_isNotLostByOneLookThere() {
        for (int look = 0; look < 5; look++) {
            store.missed(made);
        }
        sql.update(
                "UPDATE effect SET absent_since = absent_since - interval '1 hour' WHERE subject = ?",
                made);
        assertThat(store.lostNow(made)).isTrue();

        told(OTHER);

        assertThat(store.lostNow(made)).isFalse();
        assertThat(store.goneNow(made)).isFalse();
    }

    @Test
    void otherAccount_onPurpose_isOursFromThenOn() {
        told(OTHER);

        safeMode.leave("we moved", Actor.worker("test"));
        told(OTHER);

        assertThat(safeMode.on()).isFalse();
        assertThat(perform(ids.next("ft"))).isInstanceOf(EffectResult.Confirmed.class);
        told(OURS);
        assertThat(safeMode.status().cause())
                .as("the old key is wrong now")
                .isEqualTo(Cause.ACCOUNT);
    }

    @Test
    void otherAccount_whileNothingIsThere_isTakenWithoutAWord() {
        sql.update("UPDATE effect SET state = 'RELEASED'");

        told(OTHER);

        assertThat(safeMode.on()).isFalse();
        assertThat(perform(ids.next("ft"))).isInstanceOf(EffectResult.Confirmed.class);
    }

    @Test
    void processThatWasToldNothingYet_createsNothing_andIsNotInSafeMode() {
        installation.holdsKeyOf("serving", null);

        assertThat(perform(ids.next("ft"))).isInstanceOf(EffectResult.Pending.class);
        assertThat(safeMode.on()).isFalse();
        assertThat(safeMode.elsewhere()).isTrue();
    }

    @Test
    void providerThatDoesNotSay_isNotHeldAgainstAnything() {
        told("");

        assertThat(safeMode.on()).isFalse();
        assertThat(perform(ids.next("ft"))).isInstanceOf(EffectResult.Confirmed.class);
    }

    private void told(String account) {
        accounts.told("serving", account);
    }

    private int probes(String subject) {
        return sql.first(
                        "SELECT absent_probes FROM effect WHERE subject = ?",
                        row -> row.getInt(1),
                        subject)
                .orElseThrow();
    }

    private EffectResult perform(String subject) {
        Tx.run(() -> items.enqueue("effects-test", subject, PROJECT));
        sql.update("UPDATE work_item SET due_at = clock_timestamp(), lease_until = NULL");
        Claim claim =
                items.claim(Set.of("effects-test"), "me", 9).stream()
                        .filter(it -> it.subject().equals(subject))
                        .findFirst()
                        .orElseThrow();
        return effects.perform(
                claim,
                new EffectSpec(
                        PROJECT, subject, "train", 1, "fine-tune", Generation.V1, Traits.NONE),
                new Effects.Act(
                        name -> List.of(),
                        name -> new Found("ft-" + name, name, null, Traits.NONE)));
    }
}

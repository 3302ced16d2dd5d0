package dev.slipway.deployment.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.deployment.sweep.Known.Owner;
import dev.slipway.deployment.sweep.OrphanDecision.Act;
import dev.slipway.deployment.sweep.OrphanDecision.Policy;
import dev.slipway.deployment.sweep.OrphanDecision.What;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OrphanDecisionTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Duration GRACE = Duration.ofMinutes(10);
    private static final Duration DAY = Duration.ofHours(24);
    private static final Policy NORMAL = new Policy(false, false, GRACE, DAY, NOW);

    @Test
    void unknown_byAge_isLeftThenStoppedThenRemoved() {
        assertThat(decide(orphan(Finding.UNKNOWN, Kind.DEPLOYMENT, GRACE.minusSeconds(1))).what())
                .isNull();
        assertThat(decide(orphan(Finding.UNKNOWN, Kind.DEPLOYMENT, GRACE)).what())
                .isEqualTo(What.CALM);
        assertThat(decide(orphan(Finding.UNKNOWN, Kind.DEPLOYMENT, DAY)).what())
                .isEqualTo(What.REMOVE);
    }

    @Test
    void unknownTraining_isNotCancelledBeforeItsDay() {
        assertThat(decide(orphan(Finding.UNKNOWN, Kind.FINE_TUNE, DAY.minusSeconds(1))).what())
                .isNull();
        assertThat(decide(orphan(Finding.UNKNOWN, Kind.FINE_TUNE, DAY)).what())
                .isEqualTo(What.REMOVE);
    }

    @ParameterizedTest
    @EnumSource(Finding.class)
    void dryRun_whateverItIs_doesNothingAndSaysWhatItWould(Finding finding) {
        Policy dry = new Policy(true, false, GRACE, DAY, NOW);
        Orphan orphan = orphan(finding, Kind.DEPLOYMENT, DAY);
        orphan.wish = Orphan.Wish.DELETE;

        Act act = OrphanDecision.decide(orphan, known(Owner.NONE), true, dry);

        assertThat(act.what()).isNull();
        assertThat(act.words()).startsWith("dry run; it would be: ");
    }

    @ParameterizedTest
    @EnumSource(Finding.class)
    void safeMode_onlyAPersonEndsAnything(Finding finding) {
        Policy safe = new Policy(false, true, GRACE, DAY, NOW);
        Orphan orphan = orphan(finding, Kind.DEPLOYMENT, DAY);

        assertThat(OrphanDecision.decide(orphan, known(Owner.NONE), true, safe).what()).isNull();
        orphan.wish = Orphan.Wish.DELETE;
        assertThat(OrphanDecision.decide(orphan, known(Owner.NONE), true, safe).what())
                .isEqualTo(What.REMOVE);
    }

    @Test
    void kept_isLeftAloneForEver() {
        Orphan orphan = orphan(Finding.TWIN, Kind.DEPLOYMENT, DAY.multipliedBy(9));
        orphan.wish = Orphan.Wish.KEEP;

        assertThat(decide(orphan).what()).isNull();
    }

    @Test
    void unadopted_whileItsOwnerWorks_isNeverTouched() {
        Orphan orphan = orphan(Finding.UNADOPTED, Kind.DEPLOYMENT, DAY.multipliedBy(9));

        assertThat(OrphanDecision.decide(orphan, known(Owner.WORKING), true, NORMAL).what())
                .isNull();
        assertThat(OrphanDecision.decide(orphan, known(Owner.PARKED), true, NORMAL).what())
                .isEqualTo(What.CALM);
    }

    @Test
    void upload_thatNothingCanRemove_isReportedOnly() {
        assertThat(decide(orphan(Finding.UNWANTED, Kind.UPLOAD, DAY)).words())
                .contains("no call that removes it");
    }

    private static Act decide(Orphan orphan) {
        return OrphanDecision.decide(orphan, known(Owner.NONE), true, NORMAL);
    }

    private static Known known(Owner owner) {
        return new Known(null, null, owner, null);
    }

    private static Orphan orphan(Finding finding, Kind kind, Duration age) {
        Orphan orphan = new Orphan();
        orphan.finding = finding;
        orphan.thing = kind;
        orphan.firstSeenAt = NOW.minus(age);
        return orphan;
    }
}

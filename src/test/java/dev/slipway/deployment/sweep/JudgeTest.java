package dev.slipway.deployment.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.deployment.sweep.Known.Owner;
import dev.slipway.lifecycle.EffectState;
import dev.slipway.provider.Generation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JudgeTest {
    private static final Instant LISTED = Instant.parse("2026-11-21T12:00:00Z");
    private static final Duration GRACE = Duration.ofMinutes(10);
    private static final Thing RECORDED = gpus("dep_1");
    private static final Thing OTHER = gpus("dep_2");
    private static final Thing TRAINING =
            new Thing(
                    new Thing.Key(Generation.V1, Kind.FINE_TUNE, "ft-2"),
                    null,
                    "name",
                    new Thing.Vital("running", true, 0, null));

    private final Judge judge = new Judge(LISTED, GRACE, List.of(RECORDED, OTHER));

    @ParameterizedTest
    @EnumSource(names = {"PLANNED", "ATTEMPTING", "UNKNOWN"})
    void finding_ownerIsCreatingNow_isNone(EffectState state) {
        assertThat(judge.finding(RECORDED, known(state, null, Duration.ofMinutes(9)))).isEmpty();
        assertThat(judge.finding(RECORDED, known(state, null, Duration.ofMinutes(11))))
                .contains(Finding.UNADOPTED);
    }

    @ParameterizedTest
    @EnumSource(names = {"PLANNED", "UNKNOWN"})
    void finding_trainingCameLateForAnEndedRecord_isUnwantedAfterTheGrace(EffectState state) {
        Known.Row old = known(state, null, Duration.ofMinutes(11)).effect();
        Known.Row fresh = known(state, null, Duration.ofMinutes(9)).effect();

        assertThat(judge.finding(TRAINING, new Known("default", "ft_x", Owner.NONE, old)))
                .contains(Finding.UNWANTED);
        assertThat(judge.finding(TRAINING, new Known("default", "ft_x", Owner.NONE, fresh)))
                .isEmpty();
        assertThat(judge.finding(TRAINING, new Known("default", "ft_x", Owner.PARKED, old)))
                .contains(Finding.UNADOPTED);
        assertThat(judge.finding(RECORDED, new Known("default", "dep_x", Owner.NONE, old)))
                .as("it can be turned off and on again")
                .contains(Finding.UNADOPTED);
    }

    @Test
    void finding_secondOfAName_isATwinOfTheRecordedOneThatLives() {
        Known known = known(EffectState.CONFIRMED, "dep_1", Duration.ofMinutes(1));

        assertThat(judge.finding(RECORDED, known)).isEmpty();
        assertThat(judge.finding(OTHER, known)).contains(Finding.TWIN);
    }

    @Test
    void finding_secondOfANameWhoseRecordedOneIsGone_isNoTwin() {
        Known known = known(EffectState.CONFIRMED, "dep_gone", Duration.ofMinutes(1));

        assertThat(judge.finding(OTHER, known)).contains(Finding.UNADOPTED);
    }

    @Test
    void finding_trainingRestartedUnderAnotherId_isItsRecordsBusiness() {
        assertThat(
                        judge.finding(
                                TRAINING,
                                known(EffectState.CONFIRMED, "ft-1", Duration.ofMinutes(20))))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"RELEASED", "REJECTED", "CONFIRMED"})
    void finding_listIsOlderThanWhatWeKnow_isNone(EffectState state) {
        Known known = known(state, "dep_9", Duration.ofSeconds(-1));

        assertThat(judge.finding(OTHER, known)).isEmpty();
    }

    @Test
    void finding_releasing_isLeftToItsOwnerForTheGrace() {
        assertThat(judge.finding(RECORDED, known(EffectState.RELEASING, "dep_1", GRACE))).isEmpty();
        assertThat(
                        judge.finding(
                                RECORDED,
                                known(EffectState.RELEASING, "dep_1", GRACE.plusSeconds(1))))
                .contains(Finding.UNWANTED);
    }

    @Test
    void underWay_removalThatSafeModeHoldsUp_keepsSafeModeFromNothing() {
        Known going = known(EffectState.RELEASING, "dep_1", Duration.ofHours(1));
        Known ended = new Known("default", "dep_x", Owner.NONE, going.effect());

        assertThat(Judge.underWay(new Sighting(RECORDED, going, Finding.UNWANTED, null))).isTrue();
        assertThat(Judge.underWay(new Sighting(RECORDED, ended, Finding.UNWANTED, null))).isFalse();
        assertThat(Judge.underWay(new Sighting(RECORDED, going, Finding.UNADOPTED, null)))
                .isFalse();
    }

    private static Known known(EffectState state, String externalId, Duration ago) {
        return new Known(
                "default",
                "dep_x",
                Owner.WORKING,
                new Known.Row("eff", "name", "deployment", state, externalId, LISTED.minus(ago)));
    }

    private static Thing gpus(String id) {
        return new Thing(
                new Thing.Key(Generation.V2, Kind.DEPLOYMENT, id),
                "ep_1",
                "name",
                new Thing.Vital("DEPLOYMENT_STATE_READY", true, 1, "1xh100"));
    }
}

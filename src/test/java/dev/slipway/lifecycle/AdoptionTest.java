package dev.slipway.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.lifecycle.Adoption.Choice;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdoptionTest {
    private static final Instant ASKED_AT = Instant.parse("2026-11-01T12:00:00Z");
    private static final String TOKEN = "s0a1b2c3d4-9z8y7x6w5v4t3s2r-dep-g1";
    private static final Traits ASKED = Traits.NONE.and("model", "ml_1").and("config", "c/1");

    @Test
    void choose_nothingOfTheName_isAbsent() {
        assertThat(choose(null, found("dep_1", "another", 1, "ml_1"))).isNull();
    }

    @Test
    void choose_oneThatFits_isTakenThoughItsListSaysLess() {
        assertThat(choose(null, found("dep_1", TOKEN, 1, "ml_1")))
                .isInstanceOfSatisfying(
                        Choice.Take.class,
                        take -> assertThat(take.found().externalId()).isEqualTo("dep_1"));
    }

    @Test
    void choose_twins_takesTheOldestWhateverTheOrder() {
        Found older = found("dep_9", TOKEN, 1, "ml_1");
        Found younger = found("dep_1", TOKEN, 2, "ml_1");
        Found undated = new Found("dep_0", TOKEN, null, Traits.NONE);

        for (List<Found> order :
                List.of(
                        List.of(older, younger, undated),
                        List.of(undated, younger, older),
                        List.of(younger, undated, older))) {
            assertThat(choose(null, order.toArray(Found[]::new)))
                    .isEqualTo(new Choice.Take(older, 2));
        }
    }

    @Test
    void choose_twinsOfTheSameAge_takesTheSameOneInEveryReplica() {
        Found one = found("dep_1", TOKEN, 1, "ml_1");
        Found other = found("dep_2", TOKEN, 1, "ml_1");

        assertThat(choose(null, other, one)).isEqualTo(choose(null, one, other));
    }

    @Test
    void choose_twins_takesTheRecordedBeforeTheOldest() {
        assertThat(
                        choose(
                                "dep_2",
                                found("dep_1", TOKEN, 1, "ml_1"),
                                found("dep_2", TOKEN, 2, "ml_1")))
                .isInstanceOfSatisfying(
                        Choice.Take.class,
                        take -> assertThat(take.found().externalId()).isEqualTo("dep_2"));
    }

    @Test
    void choose_twinThatIsSomethingElse_isNotTakenThoughItIsOlder() {
        assertThat(
                        choose(
                                null,
                                found("dep_1", TOKEN, 1, "ml_other"),
                                found("dep_2", TOKEN, 2, "ml_1")))
                .isInstanceOfSatisfying(
                        Choice.Take.class,
                        take -> assertThat(take.found().externalId()).isEqualTo("dep_2"));
    }

    @Test
    void choose_somethingElse_isWrongAndSaysHow() {
        assertThat(choose(null, found("dep_1", TOKEN, 1, "ml_other")))
                .isInstanceOfSatisfying(
                        Choice.Wrong.class,
                        wrong ->
                                assertThat(wrong.why())
                                        .contains("dep_1", "model is ml_other", "was ml_1"));
    }

    @Test
    void choose_olderThanTheRequest_isAPersonsMatter() {
        assertThat(choose(null, found("dep_1", TOKEN, -61 * 60, "ml_1")))
                .isInstanceOfSatisfying(
                        Choice.Doubt.class, doubt -> assertThat(doubt.why()).contains("backup"));
        assertThat(choose(null, found("dep_1", TOKEN, -59 * 60, "ml_1")))
                .as("clocks differ")
                .isInstanceOf(Choice.Take.class);
    }

    @Test
    void choose_cutName_isADoubtAndNoAbsence() {
        assertThat(choose(null, found("dep_1", TOKEN.substring(0, 32), 1, "ml_1")))
                .isInstanceOf(Choice.Doubt.class);
    }

    @Test
    void made_underAnotherName_isWrong() {
        assertThat(Adoption.made(effect(null), ASKED, found("dep_1", "slug/x", 1, "ml_1")))
                .isInstanceOfSatisfying(
                        Choice.Wrong.class,
                        wrong -> assertThat(wrong.why()).contains("slug/x", TOKEN));
    }

    @Test
    void made_answerWithoutAName_isTaken() {
        assertThat(Adoption.made(effect(null), ASKED, new Found("dep_1", null)))
                .isInstanceOf(Choice.Take.class);
    }

    private static Choice choose(String recorded, Found... listed) {
        return Adoption.choose(effect(recorded), ASKED, List.of(listed)).orElse(null);
    }

    private static Found found(String id, String name, long seconds, String model) {
        return new Found(id, name, ASKED_AT.plusSeconds(seconds), Traits.NONE.and("model", model));
    }

    private static Effect effect(String externalId) {
        return new Effect(
                "eff_1",
                "dep_x",
                "dep",
                1,
                "deployment",
                TOKEN,
                EffectState.UNKNOWN,
                1,
                ASKED_AT,
                new Effect.Attempts(ASKED_AT.plus(Duration.ofSeconds(1)), null),
                externalId,
                ASKED,
                new Effect.Absence(0, null, null),
                null,
                null);
    }
}

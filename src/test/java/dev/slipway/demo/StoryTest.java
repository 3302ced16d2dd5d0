package dev.slipway.demo;

import static dev.slipway.demo.Events.fineTune;
import static dev.slipway.demo.Events.model;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoryTest {
    private final Story story = new Story("ft_1");

    @Test
    void tell_beforeTheBirthOfTheFineTune_isNotOfThisStory() {
        assertThat(story.tell(Events.event("model", "model_0", "CANARY", "LIVE", 0))).isFalse();
        assertThat(story.tell(fineTune(1, null, "QUEUED"))).isTrue();
        assertThat(story.tell(Events.event("deployment", "dep_0", "READY", "STOPPING", 2)))
                .isTrue();
        assertThat(story.told()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "LIVE,      true,  0",
        "STANDBY,   true,  1",
        "HELD,      true,  1",
        "FAILED,    true,  1",
        "REJECTED,  true,  1",
        "CANCELLED, true,  1",
        "RETIRED,   true,  1",
        "CLOSING,   false, 1",
        "CANARY,    false, 1",
        "APPROVED,  false, 1"
    })
    void live_byTheStageOfTheModel_isSoForLiveOnly(String stage, boolean over, int exit) {
        trained();
        story.tell(model(9, "EVALUATING", stage));
        assertThat(story.over()).isEqualTo(over);
        assertThat(story.live()).isEqualTo(exit == 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"FAILED", "CANCELLED", "HELD"})
    void over_fineTuneEndsWithoutAModel_isTrueAndAFailure(String state) {
        story.tell(fineTune(0, null, "QUEUED"));
        assertThat(story.over()).isFalse();
        story.tell(fineTune(1, "TRAINING", state));
        assertThat(story.over()).isTrue();
        assertThat(story.live()).isFalse();
        assertThat(story.why()).isEqualTo("why " + state);
    }

    @Test
    void over_anotherModelIsLive_isFalse() {
        trained();
        story.tell(Events.event("model", "model_0", "CANARY", "LIVE", 5));
        assertThat(story.over()).isFalse();
        assertThat(story.live()).isFalse();
    }

    @Test
    void over_modelHeardOfBeforeItIsKnownToBeOurs_isTrueOnceItIs() {
        story.tell(fineTune(0, null, "QUEUED"));
        story.tell(model(1, "APPROVED", "LIVE"));
        story.tell(fineTune(1, "TRAINING", "SUCCEEDED"));
        assertThat(story.over()).isFalse();
        story.model("model_1");
        assertThat(story.over()).isTrue();
    }

    @Test
    void why_rejected_isWhatItWasClosedFor() {
        trained();
        story.tell(model(2, "EVALUATING", "CLOSING"));
        story.tell(model(3, "CLOSING", "REJECTED"));
        assertThat(story.why()).isEqualTo("why CLOSING");
    }

    private void trained() {
        story.tell(fineTune(0, null, "QUEUED"));
        story.tell(fineTune(1, "TRAINING", "SUCCEEDED"));
        story.model("model_1");
    }

    @Test
    void ofModel_laterVersion_tellsOfBothFromTheFirstEventOn() {
        trained();
        story.tell(model(9, "CANARY", "LIVE"));
        Story second = Story.ofModel("model_2", story);
        assertThat(second.tell(model(10, "LIVE", "LIVE"))).isFalse();
        assertThat(second.in(second.before(), "LIVE")).isTrue();
        assertThat(second.over()).isFalse();
        Event born =
                new Event("model", "model_2", null, "REGISTERED", null, model(11, "A", "B").at());
        assertThat(second.tell(born)).isTrue();
        assertThat(second.tell(model(12, "LIVE", "STANDBY"))).isTrue();
        assertThat(second.in("model_1", "STANDBY")).isTrue();
        assertThat(second.live()).isFalse();
    }
}

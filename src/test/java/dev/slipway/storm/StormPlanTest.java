package dev.slipway.storm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class StormPlanTest {
    private static final StormOptions LONG = StormOptions.of(1, 2000, 300, 3, 10);

    @Test
    void of_sameSeed_isTheSamePlan() {
        assertThat(plan(LONG)).isEqualTo(plan(LONG));
    }

    @Test
    void of_anotherSeed_isAnotherPlan() {
        StormPlan other = plan(StormOptions.of(2, 2000, 300, 3, 10));

        assertThat(other.acts()).isNotEqualTo(plan(LONG).acts());
        assertThat(other.jobs()).isNotEqualTo(plan(LONG).jobs());
    }

    @Test
    void of_manyJobs_hasAllThatWasAskedForAndEachKindOfTrouble() {
        StormPlan plan = plan(LONG);

        assertThat(plan.jobs()).hasSize(2000);
        assertThat(plan.jobs().stream().map(Job::kind).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(JobKind.values());
        assertThat(plan.acts().stream().filter(act -> act.what() == Act.What.KILL)).hasSize(300);
        assertThat(plan.acts().stream().map(Act::what).collect(Collectors.toSet()))
                .containsAll(
                        Arrays.stream(Act.What.values())
                                .filter(what -> what != Act.What.SETTING)
                                .toList());
        assertThat(plan.crashPoints()).containsAll(CrashNames.expected());
        assertThat(plan.faultActs()).isGreaterThan(300);
        assertThat(plan.offsets()).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void of_fewJobs_asksForCommonCrashPointsOnly() {
        List<String> points = plan(StormOptions.of(1, 40, 14, 2, 5)).crashPoints();

        assertThat(points).containsAll(CrashNames.core()).hasSizeLessThan(20);
        assertThat(CrashNames.expected()).containsAll(CrashNames.core());
    }

    private static StormPlan plan(StormOptions options) {
        return StormPlan.of(options, StormSettings.of(options.factor()));
    }
}

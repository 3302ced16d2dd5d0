package dev.slipway.storm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class StormPlanTest {
    private static final Set<Act.What> NOT_BY_DICE = EnumSet.of(Act.What.SETTING, Act.What.UPGRADE);
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
                                .filter(what -> !NOT_BY_DICE.contains(what))
                                .toList());
        assertThat(plan.crashPoints()).containsAll(CrashNames.expected());
        assertThat(plan.events().get("fault")).isGreaterThan(300);
        assertThat(plan.befalling().get("provider")).isGreaterThan(200);
        assertThat(plan.befalling()).containsKeys("postgres", "sandbox", "receiver");
        assertThat(plan.offsets()).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void of_fewJobs_asksForCommonCrashPointsOnly() {
        List<String> points = plan(StormOptions.of(1, 40, 14, 2, 5)).crashPoints();

        assertThat(points).containsAll(CrashNames.core()).hasSizeLessThan(20);
        assertThat(CrashNames.expected()).containsAll(CrashNames.core());
    }

    @Test
    void of_anotherReleaseFirst_upgradesEachReplicaOnce() {
        StormOptions options =
                new StormOptions(
                        1, 40, 14, 3, 10, Path.of("old"), StormOptions.PACKAGED, Path.of("storm"));

        assertThat(plan(options).acts().stream().filter(a -> a.what() == Act.What.UPGRADE))
                .extracting(Act::target)
                .containsExactly(0, 1, 2);
    }

    private static StormPlan plan(StormOptions options) {
        return StormPlan.of(options, StormSettings.of(options.factor()));
    }
}

package dev.slipway.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.truth.SdkTypes.Typed;
import dev.slipway.truth.Trial.Finding;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The judges are judged: an answer that calls a property by another name must not pass. The
 * properties are drawn from those which the adapter reads, which shows in what it makes of them;
 * {@code -Dslipway.truth.seed} draws others, {@code -Dslipway.truth.drawn} more or fewer.
 */
@QuarkusTest
@TestProfile(WireProfile.class)
class RenamingTest {
    private static final long SEED = Long.getLong("slipway.truth.seed", 20260428);
    private static final int DRAWN = Integer.getInteger("slipway.truth.drawn", 40);

    private static final int FEWEST = Math.min(DRAWN, 40);

    @Test
    void replay_nothingRenamed_isGreenAndTheSame() {
        for (Tape tape : Tapes.all()) {
            assertThat(Trial.replay(tape, tape.exchanges())).isEmpty();
            assertThat(Wire.tape(tape.test()).outcomes()).isEqualTo(tape.outcomes());
        }
    }

    @Test
    void rename_whatTheAdapterReads_turnsAJudgeOrATestRed() {
        List<Finding> drawn = drawn(Tapes.all());
        Set<Finding> byTest =
                drawn.stream().filter(f -> f.test().isPresent()).collect(Collectors.toSet());
        List<Finding> green = new ArrayList<>(drawn);
        green.removeAll(byTest);
        System.out.printf(
                "Renamed %d properties (-Dslipway.truth.seed=%d): a test turned red for %d%n",
                drawn.size(), SEED, byTest.size());
        green.forEach(unseen -> System.out.println("  seen by no test: " + unseen.renaming()));
        assertThat(drawn).hasSizeBetween(FEWEST, DRAWN);
        int spared = drawn.size() / 20;
        assertThat(green).as("seen by no test").hasSizeLessThanOrEqualTo(spared);

        Set<Finding> byJudge = judged(drawn);
        green.removeAll(byJudge);
        System.out.printf("A judge turned red for %d of them%n", byJudge.size());
        assertThat(green).as("seen by nobody").hasSizeLessThanOrEqualTo(spared);
    }

    private static List<Finding> drawn(List<Tape> tapes) {
        Set<String> properties = new TreeSet<>();
        tapes.forEach(
                tape -> tape.exchanges().forEach(e -> properties.addAll(Renaming.properties(e))));
        List<String> shuffled = new ArrayList<>(properties);
        Collections.shuffle(shuffled, new Random(SEED));
        Trial trial = new Trial(tapes);
        return shuffled.stream()
                .map(property -> trial.with(Renaming.of(property)))
                .filter(Finding::read)
                .limit(DRAWN)
                .toList();
    }

    private static Set<Finding> judged(List<Finding> drawn) {
        SdkTypes types = new SdkTypes();
        Set<Finding> red = new HashSet<>();
        List<Typed> typed = new ArrayList<>();
        for (Finding finding : drawn) {
            if (!Judged.unknown(finding.exchanges()).isEmpty()) {
                red.add(finding);
            }
            types.typed(finding.exchanges()).forEach(typed::add);
        }
        Set<Typed> wrong = types.errors("renamed", typed).keySet();
        drawn.stream()
                .filter(f -> types.typed(f.exchanges()).stream().anyMatch(wrong::contains))
                .forEach(red::add);
        return red;
    }
}

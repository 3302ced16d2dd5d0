package dev.slipway.gateway;

import static dev.slipway.gateway.Scene.bot;
import static dev.slipway.gateway.Scene.target;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.routing.Route;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TargetChooserTest {

    @Test
    void order_manyKeys_followTheWeights() {
        Route route = bot(target(1, 70, true), target(2, 20, true), target(3, 10, true));

        assertThat(share(route, 1)).isCloseTo(0.70, within(0.02));
        assertThat(share(route, 2)).isCloseTo(0.20, within(0.02));
        assertThat(share(route, 3)).isCloseTo(0.10, within(0.02));
    }

    @Test
    void order_sameKey_staysWhereItIs() {
        Route route = bot(target(1, 50, true), target(2, 50, true));
        Route shuffled = bot(target(2, 50, true), target(1, 50, true));

        assertThat(keys())
                .allSatisfy(key -> assertThat(first(route, key)).isEqualTo(first(shuffled, key)));
    }

    @Test
    void order_canaryRaised_sendsNobodyBack() {
        Route small = bot(target(1, 90, true), target(2, 10, true));
        Route large = bot(target(1, 50, true), target(2, 50, true));

        assertThat(keys().stream().filter(key -> first(small, key) == 2))
                .isNotEmpty()
                .allSatisfy(key -> assertThat(first(large, key)).isEqualTo(2));
    }

    @Test
    void order_otherAlias_splitsOtherwise() {
        Route one = bot(target(1, 50, true), target(2, 50, true));
        Route other = Scene.route("sales-bot", 2, target(1, 50, true), target(2, 50, true));

        assertThat(keys())
                .anySatisfy(key -> assertThat(first(one, key)).isNotEqualTo(first(other, key)));
    }

    @Test
    void order_weightZeroOrNotReady_isNotAskedWhileAnotherCanAnswer() {
        Route route = bot(target(1, 0, true), target(2, 60, false), target(3, 40, true));

        assertThat(keys()).allSatisfy(key -> assertThat(versions(route, key)).containsExactly(3));
    }

    @Test
    void order_nothingReady_isEmpty() {
        assertThat(TargetChooser.order(bot(target(1, 100, false), target(2, 0, false)), "x"))
                .isEmpty();
        assertThat(TargetChooser.order(bot(), "x")).isEmpty();
    }

    @Test
    void order_noWeightedOneReady_newestThatStandsByTakesOver() {
        Route route = bot(target(3, 100, false), target(1, 0, true), target(2, 0, true));

        assertThat(versions(route, "x")).containsExactly(2, 1);
    }

    @Test
    void order_severalReady_hasEachOnceToFallBackTo() {
        Route route = bot(target(1, 50, true), target(2, 30, true), target(3, 20, true));

        assertThat(keys())
                .allSatisfy(
                        key -> assertThat(versions(route, key)).containsExactlyInAnyOrder(1, 2, 3));
    }

    private static double share(Route route, int version) {
        return keys().stream().filter(key -> first(route, key) == version).count()
                / (double) keys().size();
    }

    private static int first(Route route, String key) {
        return versions(route, key).get(0);
    }

    private static List<Integer> versions(Route route, String key) {
        return TargetChooser.order(route, key).stream().map(Route.Target::modelVersion).toList();
    }

    private static List<String> keys() {
        return IntStream.range(0, 10_000).mapToObj(i -> "user-" + i).toList();
    }
}

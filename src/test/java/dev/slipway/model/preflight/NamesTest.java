package dev.slipway.model.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NamesTest {

    @Test
    void without_tellsHowManyAreLackingAndOneOfThem() {
        Names all = names(0, 5000);
        Names fewer = names(0, 4999);

        assertThat(all.without(fewer).count()).isEqualTo(1);
        assertThat(fewer.without(all)).isEqualTo(new Names.Some(0, null));
        assertThat(names(0, 3).without(names(1, 3))).isEqualTo(new Names.Some(1, "layers.0.q"));
    }

    @Test
    void without_silenced_countsWithoutAnExample() {
        Names names = names(0, 3);
        names.silence();

        assertThat(names.without(new Names())).isEqualTo(new Names.Some(3, null));
    }

    @Test
    void repeated_isSeenWhereverItIs() {
        Names names = names(0, 3000);
        assertThat(names.repeated()).isFalse();

        names.add("layers.17.q");

        assertThat(names.repeated()).isTrue();
    }

    private static Names names(int from, int to) {
        Names names = new Names();
        IntStream.range(from, to).forEach(i -> names.add("layers." + i + ".q"));
        return names;
    }
}

package dev.slipway.storm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CrashBookTest {
    private final CrashBook book =
            new CrashBook(List.of("claim:model", "before-send:dep:stop"), new Random(1));

    @Test
    void forStart_fewLeft_armsAllOfThem() {
        assertThat(book.forStart().split(","))
                .containsExactlyInAnyOrder("claim:model:1", "before-send:dep:1:stop");
    }

    @Test
    void forStart_held_armsNone() {
        book.hold();
        assertThat(book.forStart()).isEmpty();

        book.release();
        assertThat(book.forStart()).isNotEmpty();
    }

    @Test
    void hit_countsAndIsNotAskedForAgain() {
        book.hit("before-send:dep", true);

        assertThat(book.forStart()).isEqualTo("claim:model:1");
        assertThat(book.hits()).containsOnlyKeys("before-send:dep:stop");
        assertThat(book.missed()).containsExactly("claim:model");
    }

    @Test
    void mustHit_leavesOutTheSleeps() {
        assertThat(book.mustHit()).containsExactly("claim:model");
    }

    @Test
    void done_asSoonAsNoneIsLeftThatMustBeHit() {
        assertThat(book.done()).isFalse();

        book.hit("claim:model", false);

        assertThat(book.done()).isTrue();
        assertThat(book.missed()).containsExactly("before-send:dep:stop");
    }
}

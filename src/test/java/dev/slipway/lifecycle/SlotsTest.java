package dev.slipway.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SlotsTest {
    private final Slots slots = new Slots(4, 10);

    @Test
    void takeAll_whatOthersWaitFor_isLeftToThem() {
        slots.takeAll();
        assertThat(slots.queue(3)).isEqualTo(3);
        slots.giveBack(4);

        assertThat(slots.takeAll()).isEqualTo(1);
        for (int i = 0; i < 3; i++) {
            slots.await();
        }
        slots.giveBack(4);
        assertThat(slots.takeAll()).isEqualTo(4);
    }

    @Test
    void takeAll_asManyWaitAsThereAreSlots_takesNone() {
        slots.queue(4);

        assertThat(slots.takeAll()).isZero();
    }

    @Test
    void takeAll_holdsEnough_takesNoneUntilSomeAreDropped() {
        slots.hold(10);
        assertThat(slots.takeAll()).isZero();

        slots.drop(1);

        assertThat(slots.takeAll()).isEqualTo(4);
    }

    @Test
    void queue_moreThanSlots_letsAsManyWaitAsThereAreSlots() {
        assertThat(slots.queue(3)).isEqualTo(3);
        assertThat(slots.queue(9)).isEqualTo(1);
        assertThat(slots.queue(9)).isZero();
    }

    @Test
    void leave_thoseThatDoNotWaitAfterAll_keepNoSlotFromOthers() {
        slots.queue(4);

        slots.leave(4);

        assertThat(slots.takeAll()).isEqualTo(4);
    }

    @Test
    void slots_neverFewerThanOneCanHold() {
        assertThat(new Slots(4, 1).takeAll()).isEqualTo(4);
    }
}

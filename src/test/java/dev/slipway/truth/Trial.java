package dev.slipway.truth;

import java.util.List;
import java.util.Optional;

/** Runs tests again from their tapes, with one property called by another name. */
final class Trial {
    private final List<Tape> tapes;

    Trial(List<Tape> tapes) {
        this.tapes = List.copyOf(tapes);
    }

    /**
     * What a renaming did.
     *
     * @param read whether the adapter's results, or what it asked next, became others
     * @param test the first test that turned red
     * @param exchanges the renamed ones, for the judges
     */
    record Finding(
            Renaming renaming, boolean read, Optional<String> test, List<Exchange> exchanges) {
        @Override
        public String toString() {
            return renaming.toString();
        }
    }

    Finding with(Renaming renaming) {
        boolean read = false;
        Optional<String> red = Optional.empty();
        for (Tape tape : tapes) {
            if (red.isPresent() || tape.exchanges().stream().noneMatch(renaming::touches)) {
                continue;
            }
            List<Exchange> renamed = tape.exchanges().stream().map(renaming::applied).toList();
            red = replay(tape, renamed);
            Tape again = Wire.tape(tape.test());
            read = read || red.isPresent() || !again.outcomes().equals(tape.outcomes());
        }
        return new Finding(renaming, read, red, renamed(renaming));
    }

    private List<Exchange> renamed(Renaming renaming) {
        return tapes.stream()
                .flatMap(tape -> tape.exchanges().stream())
                .filter(renaming::touches)
                .map(renaming::applied)
                .toList();
    }

    /** The test's name, and why, when it fails. */
    static Optional<String> replay(Tape tape, List<Exchange> exchanges) {
        Wire.begin(new Replay(exchanges));
        try {
            Tapes.run(tape.test());
            return Optional.empty();
        } catch (Throwable red) {
            return Optional.of(tape.name() + ": " + red);
        }
    }
}

package dev.slipway.sandbox.clock;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A whole life planned ahead: what the state is follows from the time it is asked for. An act in
 * between cuts off the future and plans another.
 */
public record Timeline(List<Phase> phases) {

    public static Timeline startingWith(Instant from, String state) {
        return new Timeline(List.of(new Phase(from, state, "", 0)));
    }

    public Timeline then(Instant from, String state) {
        return then(new Phase(from, state, "", 0));
    }

    public Timeline then(Phase phase) {
        List<Phase> longer = new ArrayList<>(phases);
        longer.add(phase);
        return new Timeline(List.copyOf(longer));
    }

    /** What has begun by {@code instant}, without the plans after it. */
    public Timeline cutAt(Instant instant) {
        return new Timeline(
                phases.stream().filter(phase -> !phase.from().isAfter(instant)).toList());
    }

    public Phase at(Instant instant) {
        List<Phase> begun = cutAt(instant).phases;
        return begun.isEmpty() ? phases.get(0) : begun.get(begun.size() - 1);
    }

    /** When the state {@code word} began, if it has by {@code now}. */
    public Optional<Instant> reached(String word, Instant now) {
        return cutAt(now).phases.stream()
                .filter(phase -> phase.is(word))
                .map(Phase::from)
                .findFirst();
    }

    /** When phase {@code index} ends: at the next one, or {@code now} if that has not come. */
    public Instant endOf(int index, Instant now) {
        if (index + 1 >= phases.size()) {
            return now;
        }
        Instant next = phases.get(index + 1).from();
        return next.isAfter(now) ? now : next;
    }

    /** When the last planned phase begins. */
    public Instant lastChange() {
        return phases.get(phases.size() - 1).from();
    }
}

package dev.slipway.deployment.sweep;

import dev.slipway.deployment.sweep.Known.Owner;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says of each thing whether it is as our records want it. Pure. */
final class Judge {
    private final Instant listedAt;
    private final Duration grace;
    private final Set<Thing.Key> alive;

    /**
     * @param listedAt database time before the first list was asked for
     * @param alive everything of ours that the lists show
     */
    Judge(Instant listedAt, Duration grace, Collection<Thing> alive) {
        this.listedAt = listedAt;
        this.grace = grace;
        this.alive = alive.stream().map(Thing::key).collect(Collectors.toUnmodifiableSet());
    }

    /** What is wrong with it; empty when nothing is, or when it is too early to say. */
    Optional<Finding> finding(Thing thing, Known known) {
        Known.Row effect = known.effect();
        if (effect == null) {
            return Optional.of(known.owner() == Owner.NONE ? Finding.UNKNOWN : Finding.UNADOPTED);
        }
        boolean recorded = Objects.equals(effect.externalId(), thing.id());
        return switch (effect.state()) {
            // Its owner is creating it right now, or will look for it by name.
            case ATTEMPTING -> late(effect, Finding.UNADOPTED);
            case PLANNED, UNKNOWN ->
                    late(effect, bills(thing, known) ? Finding.UNWANTED : Finding.UNADOPTED);
            case CONFIRMED, HANDED_OVER -> recorded ? Optional.empty() : other(thing, known);
            case RELEASING ->
                    known.owner() == Owner.WORKING
                            ? late(effect, Finding.UNWANTED)
                            : settled(effect);
            // A list that was asked for before it was seen gone says nothing.
            case RELEASED, REJECTED -> settled(effect);
        };
    }

    /**
     * One of the same name as the recorded one: a twin while that lives. When it does not, a
     * training job may be the same one, restarted by the provider under another id; its record
     * follows it.
     */
    private Optional<Finding> other(Thing thing, Known known) {
        Known.Row effect = known.effect();
        if (!effect.updatedAt().isBefore(listedAt)) {
            return Optional.empty();
        }
        if (alive.contains(new Thing.Key(thing.generation(), thing.kind(), effect.externalId()))) {
            return Optional.of(Finding.TWIN);
        }
        return thing.kind() == Kind.FINE_TUNE && known.owner() == Owner.WORKING
                ? Optional.empty()
                : Optional.of(Finding.UNADOPTED);
    }

    /** It came late for a record that has ended, and cannot be turned off and on again. */
    private static boolean bills(Thing thing, Known known) {
        return thing.kind() == Kind.FINE_TUNE && known.owner() == Owner.NONE;
    }

    private Optional<Finding> late(Known.Row effect, Finding finding) {
        return effect.updatedAt().plus(grace).isBefore(listedAt)
                ? Optional.of(finding)
                : Optional.empty();
    }

    private Optional<Finding> settled(Known.Row effect) {
        return effect.updatedAt().isBefore(listedAt)
                ? Optional.of(Finding.UNWANTED)
                : Optional.empty();
    }

    /** It is on its way out, by a worker that safe mode holds up: nothing strange about it. */
    static boolean underWay(Sighting sighting) {
        return sighting.finding() == Finding.UNWANTED && sighting.known().owner() == Owner.WORKING;
    }

    /** Whether its record should look now: then it adopts, or goes on with its removal. */
    static Optional<String> toWake(Known known) {
        Known.Row effect = known.effect();
        boolean open =
                effect == null
                        || switch (effect.state()) {
                            case PLANNED, UNKNOWN, RELEASING -> true;
                            case ATTEMPTING, CONFIRMED, HANDED_OVER, REJECTED, RELEASED -> false;
                        };
        return known.owner() == Owner.WORKING && open
                ? Optional.of(known.subject())
                : Optional.empty();
    }

    /** Things with a whole name of ours and no effect: evidence that history was lost. */
    static Stream<Thing> lost(Map<Thing, Known> things, Names names) {
        return things.entrySet().stream()
                .filter(e -> e.getValue().effect() == null && names.whole(e.getKey().name()))
                .map(Map.Entry::getKey);
    }
}

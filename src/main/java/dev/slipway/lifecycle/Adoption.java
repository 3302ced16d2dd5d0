package dev.slipway.lifecycle;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Says what of the things at a provider is the one that an effect asked for. Pure. */
final class Adoption {
    /** The provider's clock and the database's may be this far apart. */
    private static final Duration CLOCKS = Duration.ofHours(1);

    private static final Comparator<Found> OLDEST =
            Comparator.comparing(Found::createdAt, Comparator.nullsLast(Comparator.naturalOrder()))
                    .thenComparing(Found::externalId);

    private Adoption() {}

    sealed interface Choice {

        /**
         * @param twins how many others have the same name
         */
        record Take(Found found, int twins) implements Choice {}

        /** It has our name and is something else. */
        record Wrong(Found found, String why) implements Choice {}

        /** It may be ours, and a person must say. */
        record Doubt(String why) implements Choice {}
    }

    /**
     * What a look by name has found; empty when it is absent. Of several the recorded one is taken,
     * else the oldest that fits: every replica then takes the same.
     */
    static Optional<Choice> choose(Effect effect, Traits asked, List<Found> listed) {
        List<Found> ours =
                listed.stream()
                        .filter(found -> match(effect, found) == NameMatch.OURS)
                        .sorted(OLDEST)
                        .toList();
        if (ours.isEmpty()) {
            return listed.stream()
                    .filter(found -> match(effect, found) == NameMatch.DOUBTFUL)
                    .min(OLDEST)
                    .map(found -> new Choice.Doubt(renamed(effect, found)));
        }
        Found best =
                ours.stream()
                        .filter(found -> found.externalId().equals(effect.externalId()))
                        .findFirst()
                        .or(() -> ours.stream().filter(found -> fits(asked, found)).findFirst())
                        .orElse(ours.getFirst());
        return Optional.of(judge(effect, asked, best, ours.size() - 1));
    }

    /** What the answer to the create itself describes: its id is ours, whatever it is. */
    static Choice made(Effect effect, Traits asked, Found found) {
        if (match(effect, found) != NameMatch.OURS) {
            return new Choice.Wrong(found, renamed(effect, found));
        }
        return wrong(asked, found).orElseGet(() -> new Choice.Take(found, 0));
    }

    private static Choice judge(Effect effect, Traits asked, Found found, int twins) {
        if (found.createdAt() != null
                && found.createdAt().plus(CLOCKS).isBefore(effect.createdAt())) {
            return new Choice.Doubt(
                    ("%s has the name %s and was made at %s, before it was asked for here: was this"
                                    + " database restored from a backup?")
                            .formatted(found.externalId(), effect.token(), found.createdAt()));
        }
        return wrong(asked, found).orElseGet(() -> new Choice.Take(found, twins));
    }

    private static Optional<Choice> wrong(Traits asked, Found found) {
        return asked.mismatch(found.traits())
                .map(
                        how ->
                                new Choice.Wrong(
                                        found,
                                        "the provider made something else, %s: %s"
                                                .formatted(found.externalId(), how)));
    }

    private static boolean fits(Traits asked, Found found) {
        return asked.mismatch(found.traits()).isEmpty();
    }

    private static NameMatch match(Effect effect, Found found) {
        return found.name() == null ? NameMatch.OURS : NameMatch.of(effect.token(), found.name());
    }

    private static String renamed(Effect effect, Found found) {
        return ("the provider shows %s under the name %s, and it was given the name %s: what is"
                        + " renamed cannot be found again, so nothing more is made")
                .formatted(found.externalId(), found.name(), effect.token());
    }
}

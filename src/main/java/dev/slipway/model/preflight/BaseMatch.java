package dev.slipway.model.preflight;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Check 14: the base that was asked for against the one that the repository names. */
final class BaseMatch {
    private final Subject subject;
    private final Kind kind;

    BaseMatch(Subject subject, Kind kind) {
        this.subject = subject;
        this.kind = kind;
    }

    /**
     * @param asked or null
     * @param inConfig in the adapter's config, or null: then the card's word counts
     */
    List<Check> check(String asked, String inConfig) {
        String declared = inConfig == null ? subject.cardBase() : inConfig;
        if (asked == null && declared == null) {
            return List.of(
                    kind == Kind.ADAPTER
                            ? Rule.BASE
                                    .fail(
                                            "NO_BASE",
                                            "Neither the request nor the repository says on which"
                                                    + " base model the adapter was trained.",
                                            "Name it as baseModel.")
                                    .at(subject.page())
                            : Rule.BASE.skipped("No base model was asked for or declared."));
        }
        List<Check> checks = new ArrayList<>();
        String named = named(declared, checks);
        if (asked == null) {
            if (named == null) {
                checks.add(
                        Rule.BASE
                                .fail(
                                        "NO_BASE",
                                        "The base model of the adapter is only a path on the"
                                                + " machine that trained it.",
                                        "Name it as baseModel.")
                                .at(subject.page()));
            }
        } else if (named != null) {
            compare(asked, named).ifPresent(checks::add);
        }
        if (checks.isEmpty()) {
            checks.add(
                    Rule.BASE.ok(
                            "Its base model is " + shown(asked == null ? named : asked) + "."));
        }
        return checks;
    }

    /** What to compare with; null when the config names a folder only. */
    private String named(String declared, List<Check> checks) {
        String card = subject.cardBase();
        if (declared == null || BaseNames.isPath(declared)) {
            if (declared != null) {
                checks.add(
                        Rule.BASE.warn(
                                "LOCAL_BASE",
                                "adapter_config.json names a folder as base model: "
                                        + shown(declared),
                                "Put the repository of the base model there."));
            }
            return card;
        }
        if (card != null && !BaseNames.same(card, declared)) {
            checks.add(
                    Rule.BASE.warn(
                            "CARD_DIFFERS",
                            "The card names %s as base model, adapter_config.json %s."
                                    .formatted(shown(card), shown(declared)),
                            "Correct the one that is wrong."));
        }
        return declared;
    }

    private Optional<Check> compare(String asked, String named) {
        if (BaseNames.mirrored(asked, named)) {
            return Optional.of(
                    Rule.BASE.warn(
                            "BASE_MIRROR",
                            "It was made on %s, which seems to be a copy of %s."
                                    .formatted(shown(named), shown(asked)),
                            "Make sure that the two have the same weights."));
        }
        if (BaseNames.same(asked, named)) {
            return Optional.empty();
        }
        String message = "It was made on %s, not on %s.".formatted(shown(named), shown(asked));
        return Optional.of(
                kind == Kind.ADAPTER
                        ? Rule.BASE
                                .fail(
                                        "WRONG_BASE",
                                        message,
                                        "Give baseModel as %s, or another adapter."
                                                .formatted(shown(named)))
                                .at(subject.page())
                        : Rule.BASE.warn(
                                "BASE_DIFFERS",
                                message,
                                "Make sure that the two have the same architecture and size."));
    }

    private static String shown(String name) {
        return Corrupt.printable(name);
    }
}

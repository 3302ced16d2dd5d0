package dev.slipway.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A small dataset of customer intents, with questions held out of the training. */
public final class Intents {
    private static final Map<String, List<String>> PHRASES =
            Map.of(
                    "refund",
                    List.of(
                            "I want my money back for %s",
                            "please refund %s",
                            "can you return the money I paid for %s",
                            "I would like a refund of %s"),
                    "shipping",
                    List.of(
                            "where is the parcel with %s",
                            "has %s been shipped yet",
                            "when will %s be delivered",
                            "track the delivery of %s"),
                    "password",
                    List.of(
                            "I forgot my password while buying %s",
                            "cannot log in to see %s",
                            "reset my login so I can order %s",
                            "my account is locked and I need %s"),
                    "praise",
                    List.of(
                            "I love %s so much",
                            "%s is wonderful, thank you",
                            "great quality, %s made me happy",
                            "thanks for the fantastic %s"));

    private static final List<String> THINGS =
            List.of("the lamp", "these shoes", "a blue chair", "my new phone", "the big table");

    private static final List<String> HELD_OUT =
            List.of("the red coat", "some garden tools", "an old clock");

    public static final String TRAIN = lines(examples(THINGS));

    private Intents() {}

    /** A question and the intent it has. */
    public record Case(String question, String intent) {}

    public static List<Case> train() {
        return examples(THINGS);
    }

    public static List<Case> heldOut() {
        return examples(HELD_OUT);
    }

    private static List<Case> examples(List<String> things) {
        List<Case> cases = new ArrayList<>();
        for (String intent : PHRASES.keySet().stream().sorted().toList()) {
            for (String phrase : PHRASES.get(intent)) {
                things.forEach(thing -> cases.add(new Case(phrase.formatted(thing), intent)));
            }
        }
        return cases;
    }

    private static String lines(List<Case> cases) {
        StringBuilder lines = new StringBuilder();
        for (Case each : cases) {
            lines.append(
                    """
                    {"messages":[{"role":"user","content":"%s"},{"role":"assistant","content":"%s"}]}
                    """
                            .formatted(each.question, each.intent));
        }
        return lines.toString();
    }
}

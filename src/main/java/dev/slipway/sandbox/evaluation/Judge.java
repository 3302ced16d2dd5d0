package dev.slipway.sandbox.evaluation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.inference.Embeddings;
import dev.slipway.sandbox.inference.Voice;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Judges an answer. A model that was trained says its verdict; a base model, which in the sandbox
 * knows nothing, looks which label the answer names, and how much of the row's reference it has.
 */
record Judge(Task task, Voice voice) {

    /** One of the labels; nothing when the verdict is none of them. */
    Optional<String> label(String answer) {
        List<String> labels = task.labels();
        String verdict = voice.trained() ? voice.says(answer) : answer;
        String words = " " + plain(verdict) + " ";
        return labels.stream()
                .filter(label -> words.contains(" " + plain(label) + " "))
                .findFirst();
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    }

    /** Between the bounds; nothing when the verdict is no number between them. */
    Optional<Double> score(String answer, ObjectNode row) {
        double low = task.number("min_score");
        double high = task.number("max_score");
        if (!voice.trained()) {
            double part = likeness(answer, row);
            return Optional.of(Math.round((low + (high - low) * part) * 100) / 100.0);
        }
        try {
            double said = Double.parseDouble(voice.says(answer).strip());
            return Optional.of(said).filter(score -> score >= low && score <= high);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** {@code A}, {@code B} or {@code Tie}. */
    String better(String one, String other, ObjectNode row) {
        double left = likeness(one, row);
        double right = likeness(other, row);
        return left == right ? "Tie" : left > right ? "A" : "B";
    }

    private double likeness(String answer, ObjectNode row) {
        return Embeddings.likeness(answer, task.reference(row));
    }
}

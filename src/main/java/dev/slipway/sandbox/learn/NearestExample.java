package dev.slipway.sandbox.learn;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What a fine-tuned model says: the completion of the training example most like the question.
 * Where near neighbours share a completion, as labels do, they vote for it together, so one odd
 * neighbour does not decide.
 */
public final class NearestExample {
    private static final int VOTERS = 7;

    /** A close neighbour outweighs several distant ones. */
    private static final double SHARPNESS = 3;

    private static final double WORDS_SHARE = 0.5;

    private final List<Example> examples;
    private final TfIdf words;
    private final TfIdf letters;

    public NearestExample(List<Example> examples) {
        this.examples = examples;
        List<String> completions = examples.stream().map(Example::completion).toList();
        words =
                new TfIdf(
                        examples.stream().map(e -> Features.words(e.prompt())).toList(),
                        completions);
        letters =
                new TfIdf(
                        examples.stream().map(e -> Features.letters(e.prompt())).toList(),
                        completions);
    }

    public String answer(String question) {
        double[] scores = new double[examples.size()];
        words.score(Features.words(question), WORDS_SHARE, scores);
        letters.score(Features.letters(question), 1 - WORDS_SHARE, scores);
        int[] nearest = nearest(scores);
        Map<String, Double> votes = new HashMap<>();
        String best = examples.get(nearest[0]).completion();
        for (int i : nearest) {
            String completion = examples.get(i).completion();
            votes.merge(completion, Math.pow(scores[i], SHARPNESS), Double::sum);
        }
        for (int i : nearest) {
            // Strictly more: on a tie the nearest one keeps its say.
            String completion = examples.get(i).completion();
            if (votes.get(completion) > votes.get(best)) {
                best = completion;
            }
        }
        return best;
    }

    private static int[] nearest(double[] scores) {
        // Rounding away the last digits: sums over hash maps may differ in them.
        Comparator<Integer> closest = Comparator.comparingLong(i -> -Math.round(scores[i] * 1e9));
        return IntStream.range(0, scores.length)
                .boxed()
                .sorted(closest)
                .limit(VOTERS)
                .mapToInt(Integer::intValue)
                .toArray();
    }
}

package dev.slipway.sandbox.learn;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * A real, very small language model: the next word of a completion from the hashed words of the
 * prompt and the word before, a softmax trained by AdaGrad. Its losses are what a job reports.
 */
final class TinyModel {
    private static final int VOCABULARY = 200;
    private static final int BUCKETS = 1024;
    private static final int LONGEST_COMPLETION = 16;
    private static final int UNKNOWN = 0;
    private static final int END = 1;

    private final Map<String, Integer> vocabulary = new HashMap<>();
    private final float[][] weights;
    private final float[][] squares;
    private final int outputs;

    /** A prompt as buckets and its completion as words of the vocabulary. */
    record Sample(int[] prompt, int[] completion) {}

    TinyModel(List<Example> examples, RandomGenerator random) {
        Map<String, Integer> counts = new HashMap<>();
        for (Example example : examples) {
            Words.of(example.completion()).forEach(word -> counts.merge(word, 1, Integer::sum));
        }
        counts.entrySet().stream()
                .sorted(
                        Map.Entry.<String, Integer>comparingByValue()
                                .reversed()
                                .thenComparing(Map.Entry.comparingByKey()))
                .limit(VOCABULARY)
                .forEach(entry -> vocabulary.put(entry.getKey(), END + 1 + vocabulary.size()));
        outputs = END + 1 + vocabulary.size();
        weights = new float[BUCKETS + outputs][outputs];
        squares = new float[BUCKETS + outputs][outputs];
        for (float[] row : weights) {
            for (int i = 0; i < row.length; i++) {
                row[i] = (random.nextFloat() - 0.5f) * 0.01f;
            }
        }
    }

    Sample sample(Example example) {
        int[] prompt =
                Words.of(example.prompt()).stream()
                        .mapToInt(word -> Math.floorMod(word.hashCode() * 0x9E3779B9, BUCKETS))
                        .distinct()
                        .toArray();
        List<String> words = Words.of(example.completion());
        int length = Math.min(words.size(), LONGEST_COMPLETION - 1);
        int[] completion = new int[length + 1];
        for (int i = 0; i < length; i++) {
            completion[i] = vocabulary.getOrDefault(words.get(i), UNKNOWN);
        }
        completion[length] = END;
        return new Sample(prompt, completion);
    }

    /** Mean cross-entropy per word of {@code sample}, before learning from it if {@code rate}. */
    double loss(Sample sample, double rate) {
        double loss = 0;
        int previous = END;
        for (int word : sample.completion()) {
            float[] probabilities = predict(sample.prompt(), previous);
            loss -= Math.log(Math.max(probabilities[word], 1e-9f));
            if (rate > 0) {
                learn(sample.prompt(), previous, word, probabilities, (float) rate);
            }
            previous = word;
        }
        return loss / sample.completion().length;
    }

    private float[] predict(int[] prompt, int previous) {
        float[] scores = weights[BUCKETS + previous].clone();
        for (int bucket : prompt) {
            float[] row = weights[bucket];
            for (int i = 0; i < outputs; i++) {
                scores[i] += row[i];
            }
        }
        float highest = Float.NEGATIVE_INFINITY;
        for (float score : scores) {
            highest = Math.max(highest, score);
        }
        float sum = 0;
        for (int i = 0; i < outputs; i++) {
            scores[i] = (float) Math.exp(scores[i] - highest);
            sum += scores[i];
        }
        for (int i = 0; i < outputs; i++) {
            scores[i] /= sum;
        }
        return scores;
    }

    private void learn(int[] prompt, int previous, int word, float[] probabilities, float rate) {
        float[] gradient = probabilities;
        gradient[word] -= 1;
        step(BUCKETS + previous, gradient, rate);
        for (int bucket : prompt) {
            step(bucket, gradient, rate);
        }
    }

    private void step(int row, float[] gradient, float rate) {
        float[] weight = weights[row];
        float[] square = squares[row];
        for (int i = 0; i < outputs; i++) {
            square[i] += gradient[i] * gradient[i];
            weight[i] -= rate * gradient[i] / (float) Math.sqrt(square[i] + 1e-6f);
        }
    }
}

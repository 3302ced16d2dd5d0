package dev.slipway.sandbox.learn;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/** Fits a {@link TinyModel} and keeps the loss of every step. Same plan, same losses. */
public final class Training {
    /** The rate at which our model learns when the job's learning rate is the default 1e-5. */
    private static final double RATE = 0.15;

    private static final double DEFAULT_LEARNING_RATE = 1e-5;

    /** Examples looked at in a whole training; beyond, each step looks at fewer. */
    private static final int BUDGET = 12_000;

    private static final int VALIDATION_CAP = 300;

    private Training() {}

    /**
     * How to train.
     *
     * @param evals how often to measure the loss on the validation examples, evenly spread
     */
    public record Plan(int epochs, int batch, int evals, double learningRate, long seed) {
        public int stepsPerEpoch(int examples) {
            return Math.max(1, (examples + batch - 1) / batch);
        }

        public int steps(int examples) {
            return stepsPerEpoch(examples) * epochs;
        }
    }

    /**
     * What was measured at a step.
     *
     * @param step from 1
     * @param evalLoss null at steps without an evaluation
     */
    public record Point(int step, double trainLoss, Double evalLoss, double learningRate) {}

    /** Trains; takes well under a second for a thousand examples. */
    public static List<Point> run(List<Example> train, List<Example> validation, Plan plan) {
        SplittableRandom random = new SplittableRandom(plan.seed);
        TinyModel model = new TinyModel(train, random);
        List<TinyModel.Sample> samples = train.stream().map(model::sample).toList();
        List<TinyModel.Sample> held =
                validation.stream().limit(VALIDATION_CAP).map(model::sample).toList();
        int steps = plan.steps(samples.size());
        int perStep = Math.max(1, Math.min(plan.batch, BUDGET / steps));
        double rate =
                RATE * Math.clamp(Math.sqrt(plan.learningRate / DEFAULT_LEARNING_RATE), 0.1, 3);
        List<Point> points = new ArrayList<>();
        List<Integer> order = new ArrayList<>();
        for (int step = 1; step <= steps; step++) {
            double decay = 1 - (step - 1.0) / steps;
            double loss = 0;
            for (int i = 0; i < perStep; i++) {
                if (order.isEmpty()) {
                    order = shuffled(samples.size(), random);
                }
                loss += model.loss(samples.get(order.remove(order.size() - 1)), rate * decay);
            }
            Double evalLoss = evaluates(plan.evals, step, steps) ? mean(model, held) : null;
            points.add(new Point(step, loss / perStep, evalLoss, plan.learningRate * decay));
        }
        return List.copyOf(points);
    }

    private static boolean evaluates(int evals, int step, int steps) {
        return (long) step * evals / steps > (long) (step - 1) * evals / steps;
    }

    private static Double mean(TinyModel model, List<TinyModel.Sample> samples) {
        return samples.isEmpty()
                ? null
                : samples.stream().mapToDouble(s -> model.loss(s, 0)).average().orElseThrow();
    }

    private static List<Integer> shuffled(int size, SplittableRandom random) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            order.add(i);
        }
        Collections.shuffle(order, Random.from(random));
        return order;
    }
}

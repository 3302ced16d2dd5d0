package dev.slipway.admin;

import dev.slipway.platform.JsonText;
import dev.slipway.provider.TrainingPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * How the loss went.
 *
 * @param points with a training or a validation loss, in the order of steps
 * @param problem why there are none; null when there are
 */
record LossCurve(List<Point> points, String problem) {
    private static final int IN_TABLE = 50;

    /** Either loss may be null. */
    record Point(long step, Double train, Double eval) {

        public String trainText() {
            return Figures.score(train);
        }

        public String evalText() {
            return Figures.score(eval);
        }
    }

    /**
     * @param none what to say when nothing was measured
     */
    static LossCurve of(List<TrainingPoint> measured, String none) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < measured.size(); i++) {
            TrainingPoint p = measured.get(i);
            if (p.trainLoss() != null || p.evalLoss() != null) {
                long step = p.step() == null ? i + 1 : p.step();
                points.add(new Point(step, p.trainLoss(), p.evalLoss()));
            }
        }
        return new LossCurve(List.copyOf(points), points.isEmpty() ? none : null);
    }

    static LossCurve missing(String why) {
        return new LossCurve(List.of(), why);
    }

    public boolean drawn() {
        return !points.isEmpty();
    }

    public boolean hasEval() {
        return points.stream().map(Point::eval).anyMatch(Objects::nonNull);
    }

    /** For the script that draws it: {@code [{"step":1,"train":0.5},...]}. */
    public String json() {
        return JsonText.write(points);
    }

    /** What people who do not see the curve read: evenly picked points, the last one among them. */
    public List<Point> table() {
        int every = Math.max(1, (points.size() + IN_TABLE - 1) / IN_TABLE);
        List<Point> rows = new ArrayList<>();
        for (int i = points.size() - 1; i >= 0; i -= every) {
            rows.add(points.get(i));
        }
        return rows.reversed();
    }

    public String summary() {
        Point first = points.getFirst();
        Point last = points.getLast();
        return "Training loss from %s at step %d to %s at step %d"
                .formatted(first.trainText(), first.step(), last.trainText(), last.step());
    }
}

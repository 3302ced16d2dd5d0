package dev.slipway.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.Map;

/**
 * What is to happen to a model after it exists. Fields that are left out take the defaults of
 * {@link #withDefaults}; the whole is checked before anything runs.
 *
 * @param deploy how it is served
 * @param evaluate null: approved without an evaluation
 * @param approve {@code auto} or {@code manual}
 * @param route under which alias, and how carefully
 * @param stopAt the last stage the plan leads to
 */
public record ReleasePlan(
        Deploy deploy, Evaluate evaluate, Approve approve, RouteTo route, StopAt stopAt) {

    /**
     * Durations are ISO 8601; {@code idleTimeout} is how long replicas may stand without traffic,
     * zero for without end.
     */
    public record Deploy(
            String hardware,
            Integer minReplicas,
            Integer maxReplicas,
            String metric,
            Integer target,
            Duration idleTimeout) {
        static final Deploy DEFAULT =
                new Deploy("auto", 1, 1, "inflight_requests", 8, Duration.ofMinutes(30));

        Deploy withDefaults() {
            int min = or(minReplicas, DEFAULT.minReplicas);
            return new Deploy(
                    or(hardware, DEFAULT.hardware),
                    min,
                    or(maxReplicas, Math.max(min, DEFAULT.maxReplicas)),
                    or(metric, DEFAULT.metric),
                    or(target, DEFAULT.target),
                    or(idleTimeout, DEFAULT.idleTimeout));
        }
    }

    /**
     * @param suite name of a suite of the same project
     * @param gate what the model must reach
     */
    public record Evaluate(String suite, GateSpec gate) {}

    /**
     * @param min lowest mean by scorer, 0 to 1
     * @param vsLive lowest difference to the live version by scorer, -1 to 1
     */
    public record GateSpec(Map<String, Double> min, Map<String, Double> vsLive) {}

    /** Who says yes behind a passed evaluation. */
    public enum Approve {
        @JsonProperty("auto")
        AUTO,
        @JsonProperty("manual")
        MANUAL
    }

    /**
     * @param canary null: straight to live
     * @param keepPrevious how long the version before stays warm
     */
    public record RouteTo(String alias, Canary canary, Duration keepPrevious) {
        static final Duration KEEP_PREVIOUS = Duration.ofMinutes(30);
    }

    /**
     * @param weight percent of the traffic, 1 to 99
     * @param soak how long it must hold
     */
    public record Canary(Integer weight, Duration soak) {
        static final Canary DEFAULT = new Canary(10, Duration.ofMinutes(5));
    }

    /** Where a plan may end. */
    public enum StopAt {
        UPLOADED,
        READY,
        LIVE
    }

    /** The same road, ending there. */
    public ReleasePlan endingAt(StopAt end) {
        return new ReleasePlan(deploy, evaluate, approve, route, end);
    }

    /** The plan with nothing left out; {@code alias} is used when the plan names none. */
    public ReleasePlan withDefaults(String alias) {
        RouteTo given = route == null ? new RouteTo(null, null, null) : route;
        Canary canary =
                given.canary() == null
                        ? null
                        : new Canary(
                                or(given.canary().weight(), Canary.DEFAULT.weight()),
                                or(given.canary().soak(), Canary.DEFAULT.soak()));
        return new ReleasePlan(
                (deploy == null ? Deploy.DEFAULT : deploy).withDefaults(),
                evaluate,
                or(approve, Approve.AUTO),
                new RouteTo(
                        or(given.alias(), alias),
                        canary,
                        or(given.keepPrevious(), RouteTo.KEEP_PREVIOUS)),
                or(stopAt, StopAt.LIVE));
    }

    /** True when GPUs will be needed. */
    public boolean deploys() {
        return stopAt != StopAt.UPLOADED;
    }

    /** Either may be null. */
    private static <T> T or(T given, T otherwise) {
        return given == null ? otherwise : given;
    }
}

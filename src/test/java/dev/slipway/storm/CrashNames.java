package dev.slipway.storm;

import dev.slipway.deployment.DeploymentState;
import dev.slipway.evaluation.EvaluationState;
import dev.slipway.finetune.FineTuneState;
import dev.slipway.model.Stage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Every crash point there is, and which of them the jobs of a storm come by. */
final class CrashNames {
    private static final List<String> KINDS =
            List.of(
                    "fine-tune",
                    "file-upload",
                    "model",
                    "deployment",
                    "evaluation",
                    "webhook",
                    "webhook-fan-out");
    private static final List<String> STEPS = List.of("file", "train", "rec", "up", "ep", "dep");

    /** What no job of ours asks for: a person's pause of GPUs, a canary, a machine that is sick. */
    private static final Set<String> NOT_ASKED_FOR =
            Set.of(
                    "committed:fine-tune:HELD",
                    "committed:fine-tune:FAILED",
                    "committed:model:CANARY",
                    "committed:model:HELD",
                    "committed:deployment:DEGRADED",
                    "committed:deployment:STOPPING",
                    "committed:deployment:STOPPED",
                    "committed:deployment:FAILED",
                    "committed:evaluation:ERROR",
                    "committed:evaluation:CANCELLED");

    /** Of each door one that no storm misses, however short. */
    private static final List<String> CORE =
            List.of(
                    "claim:model",
                    "inside-settle:model",
                    "after-settle:fine-tune",
                    "before-send:train",
                    "after-send:train",
                    "before-send:dep",
                    "after-send:up",
                    "deliver:before-send",
                    "deliver:after-ack",
                    "committed:model:UPLOADED",
                    "committed:model:READY",
                    "committed:deployment:CREATING",
                    "committed:fine-tune:SUCCEEDED");

    private CrashNames() {}

    static List<String> all() {
        List<String> names = new ArrayList<>();
        for (String door : List.of("claim", "inside-settle", "after-settle")) {
            KINDS.forEach(kind -> names.add(door + ":" + kind));
        }
        for (String door : List.of("before-send", "after-send", "unknown")) {
            STEPS.forEach(step -> names.add(door + ":" + step));
        }
        names.add("deliver:before-send");
        names.add("deliver:after-ack");
        committed(names, "fine-tune", FineTuneState.values());
        committed(names, "model", Stage.values());
        committed(names, "deployment", DeploymentState.values());
        committed(names, "evaluation", EvaluationState.values());
        return names;
    }

    /** Those that a storm is to hit at least once each. */
    static List<String> expected() {
        return all().stream().filter(name -> !NOT_ASKED_FOR.contains(name)).toList();
    }

    /** What a storm of a few minutes is to hit. */
    static List<String> core() {
        return CORE;
    }

    private static void committed(List<String> names, String kind, Enum<?>[] states) {
        Stream<Enum<?>> all = Arrays.stream(states);
        all.forEach(state -> names.add("committed:%s:%s".formatted(kind, state.name())));
    }
}

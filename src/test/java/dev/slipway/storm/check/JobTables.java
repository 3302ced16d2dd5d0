package dev.slipway.storm.check;

import dev.slipway.deployment.DeploymentState;
import dev.slipway.evaluation.EvaluationState;
import dev.slipway.finetune.FineTuneState;
import dev.slipway.lifecycle.LifecycleState;
import dev.slipway.model.Stage;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where records with a state are kept, and what the service itself says of their states.
 *
 * @param kind the word of transitions and work items
 * @param prefix of ids
 * @param resting states that are no end and in which nothing more has to happen
 * @param held what says why it waits; null when the kind has no HELD
 */
record JobTables(
        String kind,
        String table,
        String column,
        String prefix,
        Map<String, Set<String>> next,
        Set<String> resting,
        String held) {

    static final List<JobTables> ALL =
            List.of(
                    new JobTables(
                            "fine-tune",
                            "fine_tune",
                            "state",
                            "ft_",
                            paths(FineTuneState.values()),
                            Set.of(),
                            "held_reason"),
                    new JobTables(
                            "model",
                            "model",
                            "stage",
                            "model_",
                            paths(Stage.values()),
                            Set.of("LIVE", "STANDBY"),
                            "held_reason"),
                    new JobTables(
                            "deployment",
                            "deployment",
                            "state",
                            "dep_",
                            paths(DeploymentState.values()),
                            Set.of("READY", "STOPPED", "FAILED"),
                            null),
                    new JobTables(
                            "evaluation",
                            "evaluation",
                            "state",
                            "eval_",
                            paths(EvaluationState.values()),
                            Set.of(),
                            null));

    static Optional<JobTables> of(String kind) {
        return ALL.stream().filter(table -> table.kind.equals(kind)).findFirst();
    }

    static Optional<JobTables> ofId(String id) {
        return ALL.stream().filter(table -> id.startsWith(table.prefix)).findFirst();
    }

    boolean terminal(String state) {
        return next.getOrDefault(state, Set.of("unknown")).isEmpty();
    }

    private static <S extends Enum<S> & LifecycleState<S>> Map<String, Set<String>> paths(
            S[] states) {
        return Arrays.stream(states)
                .collect(
                        java.util.stream.Collectors.toMap(
                                Enum::name,
                                state ->
                                        state.next().stream()
                                                .map(Enum::name)
                                                .collect(java.util.stream.Collectors.toSet())));
    }
}

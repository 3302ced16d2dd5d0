package dev.slipway.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How long each part of the path took, from the times of the transitions. */
final class Phases {
    private record Phase(String name, String kind, Set<String> states) {}

    private static final List<Phase> KNOWN =
            List.of(
                    new Phase("data", "fine-tune", Set.of("QUEUED", "CHECKING_DATA", "SUBMITTING")),
                    new Phase("training", "fine-tune", Set.of("TRAINING")),
                    new Phase("deployment", "model", Set.of("REGISTERED", "UPLOADED", "DEPLOYING")),
                    new Phase("evaluation", "model", Set.of("READY", "EVALUATING")),
                    new Phase("release", "model", Set.of("APPROVED", "CANARY")),
                    new Phase("take-down", "model", Set.of("CLOSING")));

    private Phases() {}

    /** In the order of the path; what did not happen is left out. */
    static Map<String, Duration> of(List<Event> events) {
        Map<String, Duration> lasted = new LinkedHashMap<>();
        for (Phase phase : KNOWN) {
            for (Duration stay : stays(phase, events)) {
                lasted.merge(phase.name, stay, Duration::plus);
            }
        }
        return lasted;
    }

    private static List<Duration> stays(Phase phase, List<Event> events) {
        List<Duration> stays = new ArrayList<>();
        Map<String, Instant> entered = new HashMap<>();
        for (Event event : events) {
            if (event.kind().equals(phase.kind)) {
                Instant since = entered.put(event.subject(), event.at());
                if (since != null && phase.states.contains(event.from())) {
                    stays.add(Duration.between(since, event.at()));
                }
            }
        }
        return stays;
    }
}

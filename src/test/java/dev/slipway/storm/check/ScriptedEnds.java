package dev.slipway.storm.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.storm.Evidence;
import dev.slipway.storm.JobKind;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Jobs whose end the script knows come to just that end, and a cancel that was accepted is kept.
 */
final class ScriptedEnds {
    private ScriptedEnds() {}

    /**
     * @param there ids of all jobs
     */
    static void check(Evidence evidence, Set<String> there, Findings findings) throws SQLException {
        Map<String, String> places = places(evidence);
        Set<Integer> cancelled = new HashSet<>();
        for (JsonNode answer : evidence.lines(Evidence.CLIENT)) {
            if (accepted(answer) && answer.path("path").asText().endsWith("/cancel")) {
                cancelled.add(answer.path("job").asInt());
            }
        }
        Set<String> tooLate = completedBefore(evidence);
        Set<Integer> seen = new HashSet<>();
        for (JsonNode answer : evidence.lines(Evidence.CLIENT)) {
            Optional<JobKind> kind = kind(answer);
            String id = answer.path("id").asText("");
            int job = answer.path("job").asInt();
            if (accepted(answer) && kind.isPresent() && there.contains(id) && seen.add(job)) {
                String place = places.getOrDefault(id, "NOWHERE");
                if (cancelled.contains(job)) {
                    findings.expect(
                            place.equals("CANCELLED") || tooLate.contains(id),
                            "job %d was cancelled with success, and %s is %s",
                            job,
                            id,
                            place);
                } else if (kind.get().permanentFault()) {
                    findings.expect(
                            kind.get().ends().contains(place),
                            "job %d is to end %s, and %s is %s",
                            job,
                            kind.get().ends(),
                            id,
                            place);
                }
            }
        }
    }

    /** Trainings that the provider had completed by then: their weights are kept, and no more. */
    private static Set<String> completedBefore(Evidence evidence) throws SQLException {
        return new HashSet<>(
                new Rows(evidence.database())
                        .list(
                                "SELECT f.id FROM fine_tune f JOIN model m ON m.id = f.model_id"
                                        + " JOIN transition t ON t.subject = f.id AND t.to_state ="
                                        + " 'SUCCEEDED' WHERE m.stage = 'UPLOADED' AND t.reason LIKE"
                                        + " '%before it could be cancelled%'",
                                row -> row.getString("id")));
    }

    static boolean accepted(JsonNode answer) {
        return answer.path("status").asInt() / 100 == 2;
    }

    static Optional<JobKind> kind(JsonNode answer) {
        return Arrays.stream(JobKind.values())
                .filter(kind -> kind.word().equals(answer.path("kind").asText()))
                .findFirst();
    }

    /** How far what a client was told of has come: a fine-tune as far as its model. */
    static Map<String, String> places(Evidence evidence) throws SQLException {
        return new Rows(evidence.database())
                        .list(
                                "SELECT f.id, coalesce(m.stage, f.state) AS place FROM fine_tune f"
                                        + " LEFT JOIN model m ON m.id = f.model_id"
                                        + " UNION ALL SELECT id, stage FROM model",
                                row -> Map.entry(row.getString("id"), row.getString("place")))
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}

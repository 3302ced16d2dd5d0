package dev.slipway.storm.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.storm.Evidence;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A request that is repeated under its key makes one job and gets the same bytes each time. */
final class OneJobPerKey implements Invariant {
    private static final int SERVER_ERROR = 500;

    @Override
    public String name() {
        return "I8 one job per key";
    }

    @Override
    public Verdict check(Evidence evidence) throws SQLException {
        Findings findings = new Findings(name());
        Map<String, String> saved = new LinkedHashMap<>();
        new Rows(evidence.database())
                .list(
                        "SELECT key, body FROM idempotency WHERE status BETWEEN 200 AND 299",
                        row -> Map.entry(row.getString("key"), row.getString("body")))
                .forEach(answer -> saved.put(answer.getKey(), answer.getValue()));
        Map<String, List<JsonNode>> byKey =
                evidence.lines(Evidence.CLIENT).stream()
                        .filter(OneJobPerKey::accepted)
                        .collect(
                                Collectors.groupingBy(
                                        answer -> answer.path("key").asText(),
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        Set<String> promised = new HashSet<>();
        byKey.forEach(
                (key, answers) -> {
                    Set<String> ids = texts(answers, "id");
                    findings.expect(ids.size() == 1, "key %s made several: %s", key, ids);
                    Set<String> bodies = texts(answers, "body");
                    findings.expect(
                            bodies.size() == 1, "key %s was answered differently: %s", key, bodies);
                    findings.expect(
                            saved.containsKey(key) && bodies.contains(saved.get(key)),
                            "key %s: the client was told %s, saved is %s",
                            key,
                            bodies,
                            saved.get(key));
                    promised.addAll(ids);
                });
        unasked(evidence, findings, promised, String.join("\n", saved.values()));
        problems(evidence, findings);
        return findings.verdict();
    }

    /** A second job of one key would be known to nobody but us. */
    private static void unasked(
            Evidence evidence, Findings findings, Set<String> promised, String saved)
            throws SQLException {
        new Rows(evidence.database())
                .list(
                        "SELECT id FROM fine_tune UNION ALL SELECT id FROM model WHERE id NOT IN"
                                + " (SELECT model_id FROM fine_tune WHERE model_id IS NOT NULL)",
                        row -> row.getString("id"))
                .forEach(
                        id ->
                                findings.expect(
                                        promised.contains(id) || saved.contains('"' + id + '"'),
                                        "%s is no answer to any key",
                                        id));
    }

    /** Whatever is broken behind it, the service says what, and in the form that it documents. */
    private static void problems(Evidence evidence, Findings findings) {
        evidence.lines(Evidence.CLIENT).stream()
                .filter(answer -> answer.path("status").asInt() >= SERVER_ERROR)
                .forEach(
                        answer ->
                                findings.expect(
                                        answer.path("status").asInt() != SERVER_ERROR
                                                && answer.path("body")
                                                        .asText()
                                                        .contains("\"code\""),
                                        "%s %s was answered with %s: %s",
                                        answer.path("method").asText(),
                                        answer.path("path").asText(),
                                        answer.path("status"),
                                        answer.path("body").asText()));
    }

    private static boolean accepted(JsonNode answer) {
        int status = answer.path("status").asInt();
        return status >= 200
                && status < 300
                && answer.path("method").asText().equals("POST")
                && !answer.path("key").asText("").isEmpty()
                // Of a webhook its secret is told once and not kept.
                && JobTables.ofId(answer.path("id").asText("")).isPresent();
    }

    private static Set<String> texts(List<JsonNode> answers, String field) {
        return answers.stream()
                .map(answer -> answer.path(field).asText())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}

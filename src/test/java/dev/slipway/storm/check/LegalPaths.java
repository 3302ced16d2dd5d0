package dev.slipway.storm.check;

import dev.slipway.storm.Evidence;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Each record's history is a path that its states allow, numbered without a gap, and ends where the
 * record stands.
 */
final class LegalPaths implements Invariant {
    private record Move(String kind, String subject, int number, String from, String to) {}

    private record Stand(String state, int moves) {}

    @Override
    public String name() {
        return "I5 legal paths";
    }

    @Override
    public Verdict check(Evidence evidence) throws SQLException {
        Findings findings = new Findings(name());
        Rows rows = new Rows(evidence.database());
        Map<String, Stand> stands = stands(rows);
        Map<String, List<Move>> paths =
                rows
                        .list(
                                "SELECT kind, subject, move, from_state, to_state FROM transition"
                                        + " ORDER BY kind, subject, move",
                                row ->
                                        new Move(
                                                row.getString("kind"),
                                                row.getString("subject"),
                                                row.getInt("move"),
                                                row.getString("from_state"),
                                                row.getString("to_state")))
                        .stream()
                        .collect(
                                Collectors.groupingBy(
                                        move -> move.kind() + " " + move.subject(),
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        paths.values().forEach(path -> walk(findings, path, stands));
        stands.forEach(
                (record, stand) ->
                        findings.expect(
                                paths.containsKey(record), "%s has no history at all", record));
        return findings.verdict();
    }

    private static void walk(Findings findings, List<Move> path, Map<String, Stand> stands) {
        String record = path.getFirst().kind() + " " + path.getFirst().subject();
        Map<String, Set<String>> next =
                JobTables.of(path.getFirst().kind()).map(JobTables::next).orElse(null);
        String before = null;
        for (int i = 0; i < path.size(); i++) {
            Move move = path.get(i);
            findings.expect(
                    move.number() == i + 1, "%s: move %d follows %d", record, move.number(), i);
            if (next != null) {
                findings.expect(
                        same(move.from(), before)
                                && (before == null
                                        || next.getOrDefault(before, Set.of()).contains(move.to())),
                        "%s: move %d goes from %s to %s, and it stood at %s",
                        record,
                        move.number(),
                        move.from(),
                        move.to(),
                        before);
                before = move.to();
            }
        }
        if (next != null) {
            Stand stand = stands.get(record);
            findings.expect(
                    stand != null && stand.state().equals(before) && stand.moves() == path.size(),
                    "%s: its history ends at %s after %d moves, the record says %s",
                    record,
                    before,
                    path.size(),
                    stand);
        }
    }

    private static boolean same(String one, String other) {
        return java.util.Objects.equals(one, other);
    }

    private static Map<String, Stand> stands(Rows rows) throws SQLException {
        Map<String, Stand> stands = new LinkedHashMap<>();
        for (JobTables table : JobTables.ALL) {
            rows.list(
                            "SELECT id, %s AS state, moves FROM %s"
                                    .formatted(table.column(), table.table()),
                            row ->
                                    Map.entry(
                                            table.kind() + " " + row.getString("id"),
                                            new Stand(row.getString("state"), row.getInt("moves"))))
                    .forEach(stand -> stands.put(stand.getKey(), stand.getValue()));
        }
        return stands;
    }
}

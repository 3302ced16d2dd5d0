package dev.slipway.storm.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.storm.Evidence;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a client was promised exists and has come to its end, or says why it waits. */
final class NoJobLost implements Invariant {
    private static final double OVERDUE_S = 60;

    /** Below this the machine is measured, not the service. */
    private static final double SLOW_MACHINE_S = 15;

    /** Where a job stands; {@code settled} when nothing more has to happen to it. */
    private record Job(String state, boolean settled) {}

    @Override
    public String name() {
        return "I3 zero lost jobs";
    }

    @Override
    public Verdict check(Evidence evidence) throws SQLException {
        Findings findings = new Findings(name());
        Map<String, Job> jobs = jobs(evidence);
        for (JsonNode answer : evidence.lines(Evidence.CLIENT)) {
            int status = answer.path("status").asInt();
            String id = answer.path("id").asText("");
            if (status >= 200 && status < 300 && JobTables.ofId(id).isPresent()) {
                findings.expect(
                        jobs.containsKey(id),
                        "%s was answered with %d and is not there",
                        id,
                        status);
            }
        }
        jobs.forEach(
                (id, job) ->
                        findings.expect(
                                job.settled(), "%s stays %s and nobody says why", id, job.state()));
        ScriptedEnds.check(evidence, jobs.keySet(), findings);
        overdue(evidence, findings);
        return findings.verdict();
    }

    private static Map<String, Job> jobs(Evidence evidence) throws SQLException {
        Rows rows = new Rows(evidence.database());
        Map<String, Job> jobs = new LinkedHashMap<>();
        for (JobTables table : JobTables.ALL) {
            // A plan may end before LIVE; a parked item has its reason.
            String query =
                    "SELECT r.id, r.%s AS state, coalesce(%s, '') AS held, %s AS stop_at, EXISTS ("
                                    .formatted(
                                            table.column(),
                                            table.held() == null ? "NULL" : "r." + table.held(),
                                            table.kind().equals("model")
                                                    ? "coalesce(r.plan ->> 'stopAt', '')"
                                                    : "''")
                            + "SELECT 1 FROM work_item w WHERE w.kind = ? AND w.subject = r.id"
                            + " AND w.parked_at IS NOT NULL AND w.parked_reason <> '') AS parked"
                            + " FROM "
                            + table.table()
                            + " r";
            rows.list(
                            query,
                            row -> {
                                String state = row.getString("state");
                                boolean settled =
                                        table.terminal(state)
                                                || table.resting().contains(state)
                                                || state.equals(row.getString("stop_at"))
                                                || state.equals("HELD")
                                                        && !row.getString("held").isBlank()
                                                || row.getBoolean("parked");
                                return Map.entry(row.getString("id"), new Job(state, settled));
                            },
                            table.kind())
                    .forEach(job -> jobs.put(job.getKey(), job.getValue()));
        }
        return jobs;
    }

    /** Measured at the last look at the database: what waits for its turn has had it by then. */
    private static void overdue(Evidence evidence, Findings findings) throws SQLException {
        double scaled =
                Math.max(SLOW_MACHINE_S, OVERDUE_S / Math.max(1, evidence.settings().factor()));
        new Rows(evidence.database())
                .list(
                        "SELECT kind || ' ' || subject AS item, extract(epoch FROM"
                                + " coalesce(?::timestamptz, clock_timestamp())"
                                + " - greatest(due_at, lease_until)) AS late FROM work_item"
                                + " WHERE parked_at IS NULL",
                        row -> Map.entry(row.getString("item"), row.getDouble("late")),
                        Quiet.at(evidence))
                .forEach(
                        item ->
                                findings.expect(
                                        item.getValue() <= scaled,
                                        "work item %s is overdue by %.0f s",
                                        item.getKey(),
                                        item.getValue()));
    }
}

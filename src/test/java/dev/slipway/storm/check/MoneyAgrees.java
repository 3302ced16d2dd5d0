package dev.slipway.storm.check;

import dev.slipway.storm.Evidence;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What we booked is what the provider charged. Training: to the cent. Serving: the service meters
 * by the wall clock and the provider by its own, {@code speed} times as fast and in whole minutes,
 * and each change of replicas is seen one look late. How far apart its looks were, the witness
 * knows.
 */
final class MoneyAgrees implements Invariant {
    private static final double HOUR_S = 3600;
    private static final double MINUTE_S = 60;
    private static final double CENT = 1;

    /** A thing is seen to start and seen to stop. */
    private static final int CHANGES = 2;

    private record Booked(
            String subject, String external, double cents, double perHour, double longestGap) {}

    @Override
    public String name() {
        return "I6 money";
    }

    @Override
    public Verdict check(Evidence evidence) throws SQLException {
        Findings findings = new Findings(name());
        Map<String, Thing> things =
                ProviderLedger.read(evidence).things().stream()
                        .collect(Collectors.toMap(Thing::id, Function.identity()));
        Rows rows = new Rows(evidence.database());
        training(rows, findings, things);
        for (Booked serving : serving(rows)) {
            int speed = evidence.settings().speed();
            compare(findings, serving, things, speed, tolerance(evidence, serving));
        }
        unbooked(rows, findings, things);
        overBudget(rows, findings);
        return findings.verdict();
    }

    private static void compare(
            Findings findings, Booked booked, Map<String, Thing> things, int speed, double most) {
        Thing thing = things.get(booked.external());
        double charged =
                thing == null
                        ? 0
                        : thing.cents()
                                .divide(BigDecimal.valueOf(speed), 6, RoundingMode.HALF_UP)
                                .doubleValue();
        findings.expect(
                Math.abs(charged - booked.cents()) <= most,
                "%s: booked %.3f cents, charged %.3f for %s; %.3f may differ",
                booked.subject(),
                booked.cents(),
                charged,
                booked.external(),
                most);
    }

    /** What was charged for a thing that no record of ours has is on nobody's account. */
    private static void unbooked(Rows rows, Findings findings, Map<String, Thing> things)
            throws SQLException {
        Set<String> known =
                new HashSet<>(
                        rows.list(
                                "SELECT external_id AS id FROM effect UNION SELECT external_id"
                                        + " FROM deployment UNION SELECT provider_job_id FROM fine_tune",
                                row -> row.getString("id")));
        things.values().stream()
                .filter(thing -> thing.cents().doubleValue() > CENT)
                .forEach(
                        thing ->
                                findings.expect(
                                        known.contains(thing.id()),
                                        "%s cost %s cents and is no record's",
                                        thing,
                                        thing.cents()));
    }

    private static double tolerance(Evidence evidence, Booked serving) {
        double look = Math.max(seconds(evidence.settings().poll()), serving.longestGap());
        double started = MINUTE_S / evidence.settings().speed();
        return CHANGES * (look + started) * serving.perHour() / HOUR_S + CENT;
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    /** All jobs of a fine-tune together: a retried one has several. */
    private static void training(Rows rows, Findings findings, Map<String, Thing> things)
            throws SQLException {
        rows.list(
                "SELECT f.id, array_agg(e.external_id) AS jobs, (SELECT coalesce(sum(c.usd), 0) * 100"
                        + " FROM cost_entry c WHERE c.subject = f.id AND c.kind = 'training') AS cents"
                        + " FROM fine_tune f JOIN effect e ON e.subject = f.id AND e.step = 'train'"
                        + " WHERE e.external_id IS NOT NULL GROUP BY f.id",
                row -> {
                    double charged = 0;
                    for (String job : (String[]) row.getArray("jobs").getArray()) {
                        charged +=
                                things.containsKey(job) ? things.get(job).cents().doubleValue() : 0;
                    }
                    findings.expect(
                            Math.abs(charged - row.getDouble("cents")) <= CENT,
                            "%s: booked %.3f cents, charged %.3f",
                            row.getString("id"),
                            row.getDouble("cents"),
                            charged);
                    return 0;
                });
    }

    private static List<Booked> serving(Rows rows) throws SQLException {
        return rows.list(
                "SELECT d.id, d.external_id AS external,"
                        + " coalesce(d.cents_per_hour, 0) * d.max_replicas AS per_hour,"
                        + " coalesce((SELECT max(gap) FROM (SELECT extract(epoch FROM at"
                        + " - lag(at) OVER (ORDER BY n)) AS gap FROM storm.look l WHERE"
                        + " l.subject = d.id) looks), 0) AS gap,"
                        + " coalesce(sum(c.usd), 0) * 100 AS cents FROM deployment d"
                        + " LEFT JOIN cost_entry c ON c.subject = d.id AND c.kind = 'serving'"
                        + " WHERE d.external_id IS NOT NULL"
                        + " GROUP BY d.id",
                MoneyAgrees::booked);
    }

    private static Booked booked(ResultSet row) throws SQLException {
        return new Booked(
                row.getString("id"),
                row.getString("external"),
                row.getDouble("cents"),
                row.getDouble("per_hour"),
                row.getDouble("gap"));
    }

    /** A hard limit is crossed by no more than what all that ever ran burns in a minute. */
    private static void overBudget(Rows rows, Findings findings) throws SQLException {
        if (!rows.has("budget")) {
            return;
        }
        rows.list(
                "SELECT b.project_id, b.total_hard_usd AS most,"
                        + " coalesce((SELECT sum(usd) FROM cost_entry c"
                        + " WHERE c.project_id = b.project_id), 0) AS spent,"
                        + " coalesce((SELECT sum(cents_per_hour * max_replicas) / 100 / 60"
                        + " FROM deployment d WHERE d.project_id = b.project_id), 0) AS burn"
                        + " FROM budget b WHERE b.total_hard_usd IS NOT NULL",
                row -> {
                    findings.expect(
                            row.getDouble("spent") <= row.getDouble("most") + row.getDouble("burn"),
                            "project %s spent $%.4f, its limit is $%.4f and a minute burns $%.4f",
                            row.getString("project_id"),
                            row.getDouble("spent"),
                            row.getDouble("most"),
                            row.getDouble("burn"));
                    return 0;
                });
    }
}

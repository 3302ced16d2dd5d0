package dev.slipway.storm.check;

import dev.slipway.storm.Evidence;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Only the owner of the newest epoch writes under a claim; leases run on the database's clock and
 * are waited out; no create is attempted under an epoch older than one that was seen.
 */
final class Fencing implements Invariant {
    private static final double JITTER_S = 1;

    @Override
    public String name() {
        return "I7 fencing";
    }

    @Override
    public Verdict check(Evidence evidence) throws SQLException {
        Findings findings = new Findings(name());
        double lease = evidence.settings().lease().toMillis() / 1000.0;
        Map<String, Witness.Saw> owners = new HashMap<>();
        Set<String> workers = Witness.workers(evidence.database());
        findings.expect(
                workers.size() >= evidence.facts().replicas(),
                "sessions of %d replicas cannot be told apart: only %s claimed work",
                evidence.facts().replicas(),
                workers);
        for (Witness.Saw saw : Witness.work(evidence.database())) {
            if (saw.act().equals("claim")) {
                claimed(findings, saw, owners.put(saw.item(), saw), lease);
            } else {
                written(findings, saw, owners.get(saw.item()), workers);
            }
        }
        attempts(evidence, findings);
        callers(evidence, findings);
        return findings.verdict();
    }

    private static void claimed(
            Findings findings, Witness.Saw claim, Witness.Saw before, double lease) {
        findings.expect(
                claim.stolen() <= 0,
                "%s: %s claimed epoch %d while the lease of %s had %.1f s to run",
                claim.item(),
                claim.writer(),
                claim.epoch(),
                before == null ? "nobody known" : before.writer(),
                claim.stolen());
        findings.expect(
                claim.lease() <= lease + JITTER_S && claim.lease() >= -lease - JITTER_S,
                "%s: %s holds epoch %d for %.1f s by the database's clock; a lease is %.1f s",
                claim.item(),
                claim.writer(),
                claim.epoch(),
                claim.lease(),
                lease);
    }

    private static void written(
            Findings findings, Witness.Saw write, Witness.Saw owner, Set<String> workers) {
        if (owner != null && workers.contains(write.writer())) {
            findings.expect(
                    write.writer().equals(owner.writer()),
                    "%s: %s by %s under epoch %d, which is %s's",
                    write.item(),
                    write.act(),
                    write.writer(),
                    owner.epoch(),
                    owner.writer());
        }
    }

    /** An item that was finished and queued again counts its epochs anew. */
    private static void attempts(Evidence evidence, Findings findings) throws SQLException {
        Rows rows = new Rows(evidence.database());
        if (!rows.has("storm.work")) {
            return;
        }
        rows.list(
                "SELECT kind AS token, epoch, before, EXISTS (SELECT 1 FROM storm.work f"
                        + " WHERE f.subject = a.subject AND f.act = 'finish'"
                        + " AND f.n BETWEEN a.earlier AND a.n) AS anew FROM (SELECT n, kind, subject,"
                        + " epoch, lag(epoch, 1, 0::bigint) OVER w AS before, lag(n) OVER w AS earlier"
                        + " FROM storm.work WHERE act = 'attempt'"
                        + " WINDOW w AS (PARTITION BY kind ORDER BY n)) a",
                row -> {
                    findings.expect(
                            row.getLong("epoch") > row.getLong("before") || row.getBoolean("anew"),
                            "%s was attempted under epoch %d, after %d",
                            row.getString("token"),
                            row.getLong("epoch"),
                            row.getLong("before"));
                    return 0;
                });
    }

    /** What is accepted from a second caller came from another epoch than the first. */
    private static void callers(Evidence evidence, Findings findings) throws SQLException {
        Map<String, Set<String>> callers = new HashMap<>();
        ProviderLedger.read(evidence)
                .things()
                .forEach(
                        thing ->
                                callers.computeIfAbsent(thing.token(), token -> new HashSet<>())
                                        .add(thing.who()));
        callers.forEach(
                (token, who) ->
                        findings.expect(
                                who.size() == 1,
                                "%s was made for the owners of several epochs: %s",
                                token,
                                who));
    }
}

package dev.slipway.storm.check;

import dev.slipway.storm.Evidence;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Only the owner of the newest epoch writes under a claim; leases run on the database's clock and
 * are waited out; no create is attempted under an epoch older than one that was seen. That a stale
 * owner's create, sent all the same, made nothing is I2's business.
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
                claim.lease() <= lease + JITTER_S && claim.lease() >= lease - JITTER_S,
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

    /** Epochs come from one sequence: also an item that is made anew has a later one. */
    private static void attempts(Evidence evidence, Findings findings) throws SQLException {
        Rows rows = new Rows(evidence.database());
        if (!rows.has("storm.work")) {
            return;
        }
        rows.list(
                "SELECT kind AS token, epoch, lag(epoch, 1, 0::bigint)"
                        + " OVER (PARTITION BY kind ORDER BY n) AS before"
                        + " FROM storm.work WHERE act = 'attempt'",
                row -> {
                    findings.expect(
                            row.getLong("epoch") > row.getLong("before"),
                            "%s was attempted under epoch %d, after %d",
                            row.getString("token"),
                            row.getLong("epoch"),
                            row.getLong("before"));
                    return 0;
                });
    }
}

package dev.slipway.storm.check;

import dev.slipway.storm.Evidence;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;

/** All that must hold after a storm, in the order in which it is printed. */
public final class Invariants {
    public static final List<Invariant> ALL =
            List.of(
                    new ZeroOrphans(),
                    new ZeroDuplicates(),
                    new NoJobLost(),
                    new NoWebhookLost(),
                    new LegalPaths(),
                    new MoneyAgrees(),
                    new Fencing(),
                    new OneJobPerKey(),
                    new TrafficHolds(),
                    new NotVacuous());

    private Invariants() {}

    /** Every verdict; a check that cannot read its evidence is one with a violation. */
    public static List<Verdict> check(Evidence evidence) {
        settleBill(evidence);
        return ALL.stream().map(invariant -> verdict(invariant, evidence)).toList();
    }

    /** Charges that are due are written into the sandbox's ledger when somebody asks. */
    private static void settleBill(Evidence evidence) {
        URI bill = evidence.sandbox().resolve("/sandbox/bill");
        try (InputStream in = bill.toURL().openStream()) {
            in.readAllBytes();
        } catch (IOException e) {
            // Gone already: the ledger is as complete as it will ever be.
        }
    }

    private static Verdict verdict(Invariant invariant, Evidence evidence) {
        try {
            return invariant.check(evidence);
        } catch (Exception e) {
            return new Verdict(invariant.name(), 0, List.of("cannot be checked: " + e));
        }
    }
}

package dev.slipway.model.preflight;

import dev.slipway.provider.HubModel;
import java.util.Map;

/** Check 7: what the Hub's own scanners found. */
final class Scan {
    private Scan() {}

    static Check check(Subject subject) {
        HubModel.Scan scan = subject.model().scan();
        if (scan == null) {
            return Rule.SCAN.skipped("The Hub does not tell what its scanners found.");
        }
        if (!scan.filesWithIssues().isEmpty()) {
            return Rule.SCAN
                    .warn(
                            "SCAN_ISSUES",
                            "The Hub's scanners object to %d files, such as %s."
                                    .formatted(
                                            scan.filesWithIssues().size(),
                                            Corrupt.printable(scan.filesWithIssues().getFirst())),
                            "Look at the files on the repository's page; safetensors files run no"
                                    + " code.")
                    .at(subject.page())
                    .measuring(Map.of("files", scan.filesWithIssues()));
        }
        return Rule.SCAN.ok(
                scan.done()
                        ? "The Hub's scanners found nothing."
                        : "The Hub's scanners found nothing so far; they are not done.");
    }
}

package dev.slipway.model.preflight;

import dev.slipway.provider.HubModel;
import dev.slipway.provider.HubModel.Issue;
import java.util.List;
import java.util.Map;

/** Check 7: what the Hub's own scanners found. */
final class Scan {
    private static final String UNSAFE = "unsafe";

    private Scan() {}

    static Check check(Subject subject) {
        HubModel.Scan scan = subject.model().scan();
        if (scan == null) {
            return Rule.SCAN.skipped("The Hub does not tell what its scanners found.");
        }
        List<Issue> unsafe =
                scan.issues().stream().filter(issue -> UNSAFE.equals(issue.level())).toList();
        if (!unsafe.isEmpty()) {
            return found(
                    subject,
                    Rule.SCAN.fail(
                            "SCAN_UNSAFE",
                            "The Hub's scanners call %d files unsafe, such as %s."
                                    .formatted(
                                            unsafe.size(),
                                            Corrupt.printable(unsafe.getFirst().path())),
                            "Delete the files, or have the Hub look again if they are harmless: the"
                                    + " provider fetches the repository as a whole."));
        }
        if (!scan.issues().isEmpty()) {
            return found(
                    subject,
                    Rule.SCAN.warn(
                            "SCAN_ISSUES",
                            "The Hub's scanners object to %d files, such as %s."
                                    .formatted(
                                            scan.issues().size(),
                                            Corrupt.printable(scan.issues().getFirst().path())),
                            "Look at the files on the repository's page; safetensors files run no"
                                    + " code."));
        }
        return Rule.SCAN.ok(
                scan.done()
                        ? "The Hub's scanners found nothing."
                        : "The Hub's scanners found nothing so far; they are not done.");
    }

    private static Check found(Subject subject, Check check) {
        return check.at(subject.page())
                .measuring(
                        Map.of(
                                "files",
                                subject.model().scan().issues().stream()
                                        .map(Issue::path)
                                        .toList()));
    }
}

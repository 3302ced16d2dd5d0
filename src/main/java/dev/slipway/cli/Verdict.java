package dev.slipway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The last lines of a report: what it comes to. */
final class Verdict {
    private static final String REAL_HUB = "https://huggingface.co/";

    /** Codes of findings that another token may mend. */
    private static final Set<String> TOKEN =
            Set.of("HF_REPO_UNREACHABLE", "HF_GATED", "HF_TOKEN_INVALID", "HF_TOKEN_SCOPE");

    private Verdict() {}

    static List<String> lines(JsonNode report, Looks looks) {
        long failed = count(report, "FAIL");
        long warnings = count(report, "WARN");
        Sign sign = Sign.of(report.path("verdict").asText());
        String words =
                switch (sign) {
                    case OK -> "Ready: nothing wrong was found.";
                    case WARN ->
                            "Ready, with %s to look at.".formatted(counted(warnings, "warning"));
                    case NOT_READY -> "Not ready yet: check it again in some minutes.";
                    case FAIL, SKIPPED ->
                            "Not usable: %s failed%s."
                                    .formatted(
                                            counted(failed, "check"),
                                            warnings == 0
                                                    ? ""
                                                    : ", and " + counted(warnings, "warning"));
                };
        List<String> lines = new ArrayList<>();
        if (report.path("checks").findValuesAsText("code").stream().anyMatch(TOKEN::contains)) {
            lines.addAll(
                    new Paragraph(2, looks.width())
                            .after(
                                    "  ",
                                    "A token for this check alone: export HF_TOKEN=hf_... and add"
                                            + " --token-env HF_TOKEN"));
        }
        lines.add("  " + sign.coloured(words, looks));
        lines.add("  Nothing was created or downloaded.");
        String page = report.path("page").asText(REAL_HUB);
        if (failed > 0 && !page.startsWith(REAL_HUB)) {
            lines.addAll(
                    new Paragraph(2, looks.width())
                            .after(
                                    "  ",
                                    "Note: this service does not ask huggingface.co but "
                                            + page.replaceFirst("(https?://[^/]+).*", "$1")
                                            + ", a stand-in or mirror (see HF_ENDPOINT; without"
                                            + " TOGETHER_API_KEY the sandbox takes its place)."));
        }
        return lines;
    }

    private static long count(JsonNode report, String level) {
        return report.path("checks").findValuesAsText("level").stream()
                .filter(level::equals)
                .count();
    }

    private static String counted(long count, String thing) {
        return count + " " + thing + (count == 1 ? "" : "s");
    }
}

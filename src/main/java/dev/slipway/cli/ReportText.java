package dev.slipway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** A preflight report for people: one line for each check, and below it what to do. */
final class ReportText {
    private static final int CHECKS = 16;
    private static final int LAST_CHECK_OF_ACCESS = 4;

    private final Looks looks;

    ReportText(Looks looks) {
        this.looks = looks;
    }

    List<String> lines(JsonNode report) {
        List<String> lines = new ArrayList<>(head(report));
        lines.add("");
        JsonNode checks = report.path("checks");
        int last = 0;
        for (JsonNode check : checks) {
            lines.addAll(check(check));
            last = check.path("number").asInt();
        }
        lines.add("");
        if (last <= LAST_CHECK_OF_ACCESS) {
            lines.add(
                    "  %d of %d checks: the others need files that can be read."
                            .formatted(checks.size(), CHECKS));
        }
        lines.addAll(Verdict.lines(report, looks));
        return lines;
    }

    private static List<String> head(JsonNode report) {
        List<String> lines = new ArrayList<>();
        String commit = report.path("commit").asText("");
        lines.add(
                report.path("repository").asText()
                        + (commit.isEmpty() ? "" : " at commit " + commit.substring(0, 12)));
        String page = report.path("page").asText();
        if (!page.isEmpty()) {
            lines.add(page);
        }
        String what = what(report);
        if (!what.isEmpty()) {
            lines.add(what);
        }
        return lines;
    }

    private static String what(JsonNode report) {
        String base = report.path("baseModel").asText("");
        String what =
                switch (report.path("kind").asText("")) {
                    case "FULL" -> "a full model";
                    case "ADAPTER" -> "a LoRA adapter";
                    case "IMAGE_LORA" -> "a LoRA for images";
                    default -> "";
                };
        long bytes = report.path("bytes").asLong();
        return what.isEmpty()
                ? ""
                : what
                        + (base.isEmpty() ? "" : " of " + base)
                        + (bytes > 0 ? ", " + Bytes.shown(bytes) + " of weights" : "");
    }

    private List<String> check(JsonNode check) {
        Sign sign = Sign.of(check.path("level").asText());
        String code = check.path("code").asText("");
        String head =
                "  %s %2d %-14s "
                        .formatted(
                                sign.shown(looks),
                                check.path("number").asInt(),
                                check.path("id").asText());
        int indent = (looks.signs() ? 4 : 2) + "word 16 adapter-shapes ".length();
        Paragraph paragraph = new Paragraph(indent, looks.width());
        List<String> lines = new ArrayList<>();
        lines.addAll(paragraph.after(head, check.path("message").asText()));
        String fix = check.path("fix").asText("");
        if (!fix.isEmpty()) {
            lines.addAll(paragraph.labelled("Fix:", fix));
        }
        String link = check.path("link").asText("");
        boolean open = sign != Sign.OK && sign != Sign.SKIPPED;
        if (open && !link.isEmpty()) {
            lines.addAll(paragraph.labelled("See:", link));
        }
        if (open && !code.isEmpty()) {
            lines.addAll(paragraph.labelled("Code:", code));
        }
        return lines;
    }
}

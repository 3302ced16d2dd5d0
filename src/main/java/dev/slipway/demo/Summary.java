package dev.slipway.demo;

import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** How it ended, in the words of the terminal. */
record Summary(Report report, Story story, Interview.Result interview, Bill bill) {
    private static final int QUESTION_WIDTH = 46;
    private static final int ANSWER_WIDTH = 24;

    List<String> lines(Duration started) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("  Result    " + result());
        ours().ifPresent(model -> lines.add("  Score     " + score(model)));
        report.models().stream()
                .filter(model -> model.version() > 1)
                .forEach(model -> lines.add("            " + later(model)));
        lines.addAll(answers());
        lines.add("  Webhooks  " + webhooks());
        lines.add("  Time      " + time(started));
        lines.add("  Money     " + money());
        return lines;
    }

    private String result() {
        String standing =
                ours().map(
                                model ->
                                        "%s version %d is %s"
                                                .formatted(
                                                        report.alias(),
                                                        model.version(),
                                                        model.stage()))
                        .orElse("the fine-tune is " + report.fineTune().state());
        return story.live() || story.why() == null ? standing : standing + ": " + story.why();
    }

    private String webhooks() {
        return "%d delivered, %d of them verified"
                .formatted(report.webhooks().delivered(), report.webhooks().verified());
    }

    private Optional<Report.Model> ours() {
        return report.models().stream().filter(m -> m.id().equals(story.modelId())).findFirst();
    }

    private String later(Report.Model model) {
        return "version %d is %s, score %s, verdict %s"
                .formatted(model.version(), model.stage(), number(model.score()), model.verdict());
    }

    private String score(Report.Model model) {
        return "%s tuned, %s base (%d questions asked), %.2f needed; verdict %s"
                .formatted(
                        number(model.score()),
                        number(report.baseScore()),
                        interview.asked(),
                        Plan.NEEDED,
                        model.verdict() == null ? "none" : model.verdict());
    }

    private List<String> answers() {
        List<String> lines =
                new ArrayList<>(List.of("", row("Question", "Base", "Tuned", "Expected")));
        report.answers().stream()
                .map(a -> row(a.question(), a.base(), a.tuned(), a.expected()))
                .forEach(lines::add);
        lines.add("");
        return report.answers().isEmpty() ? List.of() : lines;
    }

    private static String row(String question, String base, String tuned, String expected) {
        return "    %s  %s  %s  %s"
                .formatted(
                        cell(question, QUESTION_WIDTH),
                        cell(base, ANSWER_WIDTH),
                        cell(tuned, ANSWER_WIDTH),
                        cell(expected, ANSWER_WIDTH))
                .stripTrailing();
    }

    private static String cell(String text, int width) {
        String line = text == null ? "-" : text.strip().replaceAll("\\s+", " ");
        String cut = line.length() <= width ? line : line.substring(0, width - 3) + "...";
        return ("%-" + width + "s").formatted(cut);
    }

    private String time(Duration started) {
        String phases =
                Phases.of(story.told()).entrySet().stream()
                        .map(Summary::phase)
                        .collect(Collectors.joining(", "));
        return "%s s: start %s s%s"
                .formatted(
                        report.seconds(), seconds(started), phases.isEmpty() ? "" : ", " + phases);
    }

    private static String phase(Map.Entry<String, Duration> phase) {
        return phase.getKey() + " " + seconds(phase.getValue()) + " s";
    }

    private String money() {
        String running =
                bill.running().isEmpty()
                        ? "nothing is billing"
                        : "$%s per hour is billing (%s)"
                                .formatted(
                                        bill.usdPerHour(),
                                        bill.running().stream()
                                                .map(Bill.Running::shortName)
                                                .collect(Collectors.joining(", ")));
        return "$%s of the sandbox's play money; %s"
                .formatted(bill.totalUsd().setScale(2, RoundingMode.HALF_UP), running);
    }

    private static String number(Double value) {
        return value == null ? "-" : String.format(Locale.ROOT, "%.2f", value);
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f", duration.toMillis() / 1000.0);
    }
}

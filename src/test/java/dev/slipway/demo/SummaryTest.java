package dev.slipway.demo;

import static dev.slipway.demo.Events.fineTune;
import static dev.slipway.demo.Events.model;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SummaryTest {
    private static final String RUNNING =
            "{\"id\": \"dep_1\", \"name\": \"me/ep/gpu-1\", \"replicas\": 1, \"centsPerHour\": 399, \"usdPerHour\": 3.9900}";

    private final Story story = new Story("ft_1");

    @Test
    void lines_live_tellScoreAnswersTimeAndMoney() {
        trained();
        story.tell(model(20, "APPROVED", "LIVE"));
        String text = text("LIVE", "PASS", bill(RUNNING));
        assertThat(text)
                .contains("support-bot version 1 is LIVE\n")
                .contains("0.90 tuned, 0.10 base (20 questions asked), 0.70 needed; verdict PASS")
                .contains("Where is my parcel?")
                .contains("41.5 s: start 4.2 s, data 2.0 s, training 8.0 s")
                .contains("$4.60 of the sandbox's play money; $3.99 per hour is billing (gpu-1)");
    }

    @Test
    void lines_rejected_tellWhyAndThatNothingIsBilling() {
        trained();
        story.tell(model(20, "EVALUATING", "CLOSING"));
        story.tell(model(21, "CLOSING", "REJECTED"));
        assertThat(text("REJECTED", "FAIL", bill("")))
                .contains("support-bot version 1 is REJECTED: why CLOSING")
                .contains("verdict FAIL")
                .contains("nothing is billing");
    }

    @Test
    void lines_fineTuneFailed_tellItsStateAndWhy() {
        story.tell(fineTune(0, null, "QUEUED"));
        story.tell(fineTune(2, "TRAINING", "FAILED"));
        Report report =
                new Report(
                        Plan.ALIAS,
                        new Report.FineTune("ft_1", "FAILED"),
                        List.of(),
                        null,
                        0.1,
                        List.of(),
                        new Report.Webhooks(0, 0),
                        BigDecimal.ZERO,
                        3);
        assertThat(lines(report, bill(""))).contains("the fine-tune is FAILED: why FAILED");
    }

    private void trained() {
        story.tell(fineTune(0, null, "QUEUED"));
        story.tell(fineTune(2, "SUBMITTING", "TRAINING"));
        story.tell(fineTune(10, "TRAINING", "SUCCEEDED"));
        story.model("model_1");
    }

    private String text(String stage, String verdict, Bill bill) {
        return lines(
                new Report(
                        Plan.ALIAS,
                        new Report.FineTune("ft_1", "SUCCEEDED"),
                        List.of(new Report.Model("model_1", 1, stage, verdict, 0.9)),
                        null,
                        0.1,
                        List.of(new Report.Answer("Where is my parcel?", "Hm.", null, "track")),
                        new Report.Webhooks(31, 31),
                        new BigDecimal("4.5985"),
                        41.5),
                bill);
    }

    private String lines(Report report, Bill bill) {
        Interview.Result interview = new Interview.Result(0.1, 20, report.answers());
        return String.join(
                "\n", new Summary(report, story, interview, bill).lines(Duration.ofMillis(4200)));
    }

    private static Bill bill(String running) {
        return Bill.of(
                Json.parse("{\"totalUsd\": 4.598460, \"billingNow\": [%s]}".formatted(running)));
    }
}

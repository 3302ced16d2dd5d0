package dev.slipway.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {
    @Test
    void write_live_hasExactlyTheAgreedFields() {
        Report report =
                new Report(
                        "support-bot",
                        new Report.FineTune("ft_1", "SUCCEEDED"),
                        List.of(new Report.Model("model_1", 1, "LIVE", "PASS", 0.95)),
                        1,
                        0.0,
                        List.of(new Report.Answer("wo?", "h\u00f6flich", "x", "x")),
                        new Report.Webhooks(31, 31),
                        new BigDecimal("4.5985"),
                        41.5);
        assertThat(Json.write(report))
                .isEqualTo(
                        "{\"alias\":\"support-bot\",\"fineTune\":{\"id\":\"ft_1\",\"state\":\"SUCCEEDED\"},"
                                + "\"models\":[{\"id\":\"model_1\",\"version\":1,\"stage\":\"LIVE\",\"verdict\":\"PASS\",\"score\":0.95}],"
                                + "\"live\":1,\"baseScore\":0.0,"
                                + "\"answers\":[{\"question\":\"wo?\",\"base\":\"h\\u00F6flich\",\"tuned\":\"x\",\"expected\":\"x\"}],"
                                + "\"webhooks\":{\"delivered\":31,\"verified\":31},\"costUsd\":4.5985,\"seconds\":41.5}");
    }

    @Test
    void write_nothingStarted_hasTheSameFieldsWithoutValues() {
        assertThat(Json.write(Report.nothing(0.5)))
                .isEqualTo(
                        "{\"alias\":\"support-bot\",\"fineTune\":{\"id\":null,\"state\":null},\"models\":[],"
                                + "\"live\":null,\"baseScore\":null,\"answers\":[],\"webhooks\":{\"delivered\":0,\"verified\":0},\"costUsd\":0,\"seconds\":0.5}");
    }
}

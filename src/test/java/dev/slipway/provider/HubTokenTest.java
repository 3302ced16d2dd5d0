package dev.slipway.provider;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HubTokenTest {

    @Test
    void toString_showsTheLastFourOnly() {
        HubToken token = HubToken.of(" hf_abcdefghijklmnopqrstuvwxyz ");

        assertThat(token).hasToString("hf_…wxyz");
        assertThat(new HubSource("a/b", "main", token).toString()).doesNotContain("abcdef");
    }

    @Test
    void toString_shortToken_showsNothing() {
        assertThat(HubToken.of("hf_abcdefg")).hasToString("hf_…");
    }

    @Test
    void mask_textWithTokens_hidesEach() {
        assertThat(HubToken.mask("a hf_abcdefghijklmnopqrst, b hf_x"))
                .isEqualTo("a hf_…qrst, b hf_…");
    }

    @Test
    void of_blank_isNone() {
        assertThat(HubToken.of(" ")).isNull();
        assertThat(HubToken.of(null)).isNull();
    }
}

package dev.slipway.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TriggerWordTest {

    @ParameterizedTest
    @CsvSource({
        "a photo of tok, TOK",
        "'TOK, a cat', TOK",
        "TOK, TOK",
        "in the (style) of x, (Style)",
        "ein Bild im ÄLTEREN Stil, älteren Stil"
    })
    void in_promptSaysIt_isLeftAlone(String prompt, String word) {
        assertThat(TriggerWord.in(prompt, word)).isEqualTo(prompt);
    }

    @ParameterizedTest
    @CsvSource({"a cat, TOK", "tokens on a table, tok", "STOK, TOK", "a TOK_2, TOK", "tök, TOK"})
    void in_promptDoesNotSayIt_isPutInFront(String prompt, String word) {
        assertThat(TriggerWord.in(prompt, word)).isEqualTo(word + ", " + prompt);
    }

    @Test
    void in_noWord_isLeftAlone() {
        assertThat(TriggerWord.in("a cat", null)).isEqualTo("a cat");
        assertThat(TriggerWord.in("a cat", " ")).isEqualTo("a cat");
    }
}

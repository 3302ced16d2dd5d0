package dev.slipway.evaluation;

import static dev.slipway.evaluation.ScorerTest.scorer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegexScorerTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "                                     | ^ref.*d$ | refund      | 1",
                "                                     | fun      | refund      | 1",
                "                                     | FUN      | refund      | 0",
                "{'ignoreCase':true}                  | FUN      | refund      | 1",
                "{'fullMatch':true}                   | fun      | refund      | 0",
                "{'fullMatch':true}                   | r.*d     | refund      | 1",
                "{'pattern':'^[a-z]+_[a-z]+$'}        | ignored  | track_order | 1",
                "{'pattern':'^[a-z]+_[a-z]+$'}        | ignored  | track order | 0",
            })
    void score_answer_isSearchedForThePattern(
            String options, String expected, String answer, double score) {
        assertThat(scorer("regex", options).score(expected, answer)).isEqualTo(score);
    }

    /** Each of these keeps java.util.regex busy for longer than anybody waits. */
    @ParameterizedTest
    @ValueSource(strings = {"(a*)*b", "(a|aa)+$x", "(a|a)*b", "^(([a-z])+.)+[A-Z]([a-z])+$"})
    void score_catastrophicPattern_isTold(String pattern) {
        assertThat(scorer("regex", null).score(pattern, "a".repeat(5_000))).isZero();
    }

    @Test
    void score_emptyAlternativesAtTheEnd_areTold() {
        assertThat(scorer("regex", null).score("(|)".repeat(100) + "x", "")).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(((a{1000}){1000}){1000})",
                "a{2,900}b{2}",
                "(?:){99999999999}",
                "((((((((((a{2}){2}){2}){2}){2}){2}){2}){2}){2}){2}){2}"
            })
    void named_patternThatGrows_isRefused(String pattern) {
        assertThatThrownBy(() -> scorer("regex", "{'pattern':'" + pattern + "'}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("too large");
    }

    @Test
    void named_longPattern_isRefused() {
        assertThatThrownBy(() -> scorer("regex", "{'pattern':'" + "a".repeat(1_001) + "'}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("too large");
    }

    @Test
    void named_largeProgram_isRefused() {
        String pattern = "(" + "abcdefghij".repeat(60) + "){100}";

        assertThatThrownBy(() -> scorer("regex", "{'pattern':'" + pattern + "'}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("too large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"(?!x)y", "(a)\\\\1", "(", "a**b["})
    void named_patternOutsideRe2_saysSo(String pattern) {
        assertThatThrownBy(() -> scorer("regex", "{'pattern':'" + pattern + "'}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("RE2 syntax");
    }

    @Test
    void score_expectationThatIsNoPattern_cannotBeTold() {
        Scorer regex = scorer("regex", null);

        assertThat(regex.score("(", "x")).isNaN();
        assertThat(regex.objection("("))
                .hasValueSatisfying(message -> assertThat(message).contains("RE2 syntax"));
        assertThat(regex.objection("a+")).isEmpty();
        assertThat(scorer("regex", "{'pattern':'a'}").objection("(")).isEmpty();
    }

    @Test
    void score_hugeAnswer_cannotBeTold() {
        assertThat(scorer("regex", null).score("a", "a".repeat(100_001))).isNaN();
    }
}

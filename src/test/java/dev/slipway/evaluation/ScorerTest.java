package dev.slipway.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScorerTest {

    /** Single quotes stand for double ones; no options are null. */
    static Scorer scorer(String name, String options) {
        try {
            String json = options == null ? "null" : options.replace('\'', '"');
            return Scorer.named(name, JsonMapper.builder().build().readTree(json));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Test
    void named_everyName_isKnown() {
        assertThat(Scorer.NAMES)
                .containsExactly("exact", "contains", "regex", "numeric", "json_schema")
                .allSatisfy(name -> assertThat(Scorer.named(name, null)).isNotNull());
    }

    @Test
    void named_unknownName_listsTheKnownOnes() {
        assertThatThrownBy(() -> Scorer.named("bleu", null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"bleu\"")
                .hasMessageContaining("json_schema");
    }

    @Test
    void named_unknownOption_isRefused() {
        assertThatThrownBy(() -> scorer("exact", "{'ignorecase':true}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no option \"ignorecase\"")
                .hasMessageContaining("[ignoreCase, trim]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "exact       | {'trim':'yes'}",
                "contains    | {'ignoreCase':1}",
                "regex       | {'pattern':5}",
                "numeric     | {'tolerance':'0.1'}",
                "numeric     | {'tolerance':-1}",
                "numeric     | {'tolerance':1e500}",
                "json_schema | {'schema':'x'}",
                "exact       | [1]",
            })
    void named_badOption_isRefused(String name, String options) {
        assertThatThrownBy(() -> scorer(name, options))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("(?s).*(must be|is an object).*");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "                     | refund  | refund             | 1",
                "                     | refund  | ~ refund \n~       | 1",
                "                     | refund  | Refund             | 0",
                "                     | refund  | refund_request     | 0",
                "                     | refund  | ~~                 | 0",
                "{'trim':false}       | refund  | ~refund ~          | 0",
                "{'ignoreCase':true}  | refund  | REFUND             | 1",
            })
    void exact_answer_isScored(String options, String expected, String answer, double score) {
        assertThat(scorer("exact", options).score(expected, answer)).isEqualTo(score);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "                     | Paris  | It is Paris.   | 1",
                "                     | Paris  | it is paris.   | 0",
                "{'ignoreCase':true}  | Paris  | it is PARIS.   | 1",
                "                     | Paris  | It is Rome.    | 0",
            })
    void contains_answer_isScored(String options, String expected, String answer, double score) {
        assertThat(scorer("contains", options).score(expected, answer)).isEqualTo(score);
    }

    @Test
    void contains_blankExpectation_cannotBeTold() {
        Scorer contains = scorer("contains", null);

        assertThat(contains.score(" ", "anything")).isNaN();
        assertThat(contains.objection(" ")).isPresent();
        assertThat(contains.objection("word")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "                     | 42      | The answer is 42.              | 1",
                "                     | 42      | 40 + 2 = 42                    | 1",
                "                     | 42      | It is 42 or 43                 | 0",
                "                     | 42      | no idea                        | 0",
                "                     | 42      | v42                            | 0",
                "                     | -3      | minus 3 is written -3          | 1",
                "                     | 7       | a range of 5-7                 | 1",
                "                     | 1234.5  | 1,234.50 dollars               | 1",
                "                     | 1500    | 1.5e3                          | 1",
                "                     | 0.3     | 0.30                           | 1",
                "{'tolerance':0.01}   | 1.00    | 1.01                           | 1",
                "{'tolerance':0.01}   | 1.00    | 1.011                          | 0",
            })
    void numeric_answer_isScored(String options, String expected, String answer, double score) {
        assertThat(scorer("numeric", options).score(expected, answer)).isEqualTo(score);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "1e-999999999", "1e99999999999999999999"})
    void numeric_absurdExponent_isWrongAndCheap(String answer) {
        assertThat(scorer("numeric", "{'tolerance':1}").score("0", answer)).isZero();
    }

    @Test
    void numeric_expectationWithoutNumber_cannotBeTold() {
        Scorer numeric = scorer("numeric", null);

        assertThat(numeric.score("many", "5")).isNaN();
        assertThat(numeric.objection("many"))
                .hasValueSatisfying(m -> assertThat(m).contains("many"));
        assertThat(numeric.objection("5 apples")).isEmpty();
    }
}

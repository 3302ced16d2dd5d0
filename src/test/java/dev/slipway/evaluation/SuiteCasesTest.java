package dev.slipway.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.provider.ChatMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SuiteCasesTest {
    private static final ChatMessage QUESTION = new ChatMessage("user", "q");

    @Test
    void parse_shippedSuite_isHeldOutAndSpreadOverAllIntents() throws IOException {
        List<SuiteCase> suite = SuiteCases.parse(Path.of("examples/suite.jsonl"));
        List<SuiteCase> training = SuiteCases.parse(Path.of("examples/train.jsonl"));

        assertThat(suite).hasSize(60);
        Set<List<ChatMessage>> trained = new HashSet<>();
        training.forEach(sample -> trained.add(sample.messages()));
        assertThat(trained).hasSameSizeAs(training);
        assertThat(suite).noneMatch(held -> trained.contains(held.messages()));
        assertThat(suite.stream().map(SuiteCase::expected).distinct())
                .containsExactlyInAnyOrderElementsOf(
                        training.stream().map(SuiteCase::expected).distinct().toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'messages':[{'role':'user','content':'q'}],'expected':'a'}",
                "{'input':'q','expected':'a'}",
                "{'prompt':'q','completion':'a'}",
                "{'question':'q','answer':'a'}",
                "{'question':'q','answer':'a','category':'ignored'}",
                "{'messages':[{'role':'user','content':'q'},{'role':'assistant','content':'a'}]}",
            })
    void parse_anyShape_asksTheSameCase(String line) {
        assertThat(parse(line)).containsExactly(new SuiteCase("line-1", List.of(QUESTION), "a"));
    }

    @Test
    void parse_trainingSample_keepsEarlierTurns() {
        String line =
                "{'messages':[{'role':'system','content':'s'},{'role':'user','content':'q'},"
                        + "{'role':'assistant','content':'a'},{'role':'user','content':'q'},"
                        + "{'role':'assistant','content':'last'}]}";

        assertThat(parse(line).getFirst().messages())
                .extracting(ChatMessage::role)
                .containsExactly("system", "user", "assistant", "user");
        assertThat(parse(line).getFirst().expected()).isEqualTo("last");
    }

    @ParameterizedTest
    @CsvSource({"7, 7", "true, true", "'{''type'':''object''}', '{\"type\":\"object\"}'"})
    void parse_expectationThatIsNoText_isReadAsText(String json, String expected) {
        assertThat(parse("{'input':'q','expected':" + json + "}").getFirst().expected())
                .isEqualTo(expected);
    }

    @Test
    void parse_givenIds_areKept() {
        assertThat(
                        parse(
                                "{'id':'c01','input':'q','expected':'a'}\r\n\r\n"
                                        + "{'id':2,'input':'q','expected':'a'}"))
                .extracting(SuiteCase::id)
                .containsExactly("c01", "2");
    }

    @Test
    void parse_byteOrderMark_isSkipped() {
        assertThat(parse("\uFEFF{'input':'q','expected':'a'}")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'input':'q'}                                        | expected            |"
                        + " Nothing is expected",
                "{'input':'q','expected':' '}                         | expected            |"
                        + " blank",
                "{'input':'q','expected':null}                        | expected            |"
                        + " Nothing is expected",
                "{'expected':'a'}                                     | ~~                  | asks"
                        + " nothing",
                "{'input':5,'expected':'a'}                           | input               | not"
                        + " blank",
                "{'input':'q','prompt':'q','expected':'a'}            | prompt              | Keep"
                        + " one",
                "{'input':'q','answer':'a','expected':'a'}            | answer              | Keep"
                        + " one",
                "{'messages':[],'expected':'a'}                       | messages            | at"
                        + " least one",
                "{'messages':[{'role':'bot','content':'q'}],'answer':'a'} | messages[0].role |"
                        + " \"bot\"",
                "{'messages':[{'role':'user'}],'expected':'a'}        | messages[0].content | not"
                        + " blank",
                "{'messages':[{'role':'user','content':'q'}]}         | expected            |"
                        + " Nothing is expected",
                "{'messages':[{'role':'assistant','content':'a'}]}    | messages            | no"
                        + " question",
                "{'messages':[{'role':'user','content':'q'},{'role':'assistant','content':'a'}],"
                        + "'expected':'b'}"
                        + " | expected | two",
                "{'id':{},'input':'q','expected':'a'}                 | id                  | An id"
                        + " is a text",
                "{'id':'line-1','input':'q','expected':'a'}           | id                  | of"
                        + " line 1 already",
                "{'input':'q','input':'r','expected':'a'}             | ~~                  |"
                        + " Duplicate",
                "[1]                                                  | ~~                  | JSON"
                        + " object",
                "{'input':                                            | ~~                  | not"
                        + " one valid JSON",
            })
    void parse_badLine_namesLineAndField(String line, String field, String words) {
        InvalidSuiteException refused = refused("{'input':'q','expected':'a'}\n" + line);

        assertThat(refused.problems())
                .singleElement()
                .satisfies(
                        problem -> {
                            assertThat(problem.line()).isEqualTo(2);
                            assertThat(problem.field()).isEqualTo(field);
                            assertThat(problem.message()).contains(words);
                        });
    }

    @Test
    void parse_badLine_saysWhereInTheMessage() {
        assertThat(refused("{'input':'q'}\n{'input':'q'}"))
                .hasMessageStartingWith("line 1, expected: Nothing is expected")
                .hasMessageEndingWith("(and 1 more problems)");
    }

    @Test
    void parse_manyBadLines_stopsAtTwenty() {
        assertThat(refused("{}\n".repeat(100)).problems()).hasSize(20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n \n"})
    void parse_noCases_isRefused(String text) {
        assertThat(refused(text)).hasMessageStartingWith("The suite is empty");
    }

    @Test
    void parse_tooManyCases_isRefused() {
        assertThat(refused("{'input':'q','expected':'a'}\n".repeat(10_001)))
                .hasMessageContaining("more than 10000 cases");
    }

    @Test
    void parse_tooManyBytes_isRefused() {
        assertThat(refused(" ".repeat(16 * 1024 * 1024 + 1))).hasMessageContaining("16 MiB");
    }

    @Test
    void parse_otherEncoding_isRefused() {
        byte[] latin1 = "{\"input\":\"caf\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> SuiteCases.parse(new ByteArrayInputStream(latin1)))
                .isInstanceOf(InvalidSuiteException.class)
                .hasMessageContaining("not UTF-8");
    }

    private static InvalidSuiteException refused(String text) {
        return catchThrowableOfType(InvalidSuiteException.class, () -> parse(text));
    }

    /** Single quotes stand for double ones. */
    private static List<SuiteCase> parse(String text) {
        byte[] bytes = text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        try {
            return SuiteCases.parse(new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

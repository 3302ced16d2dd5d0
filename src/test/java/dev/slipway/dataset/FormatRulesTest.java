package dev.slipway.dataset;

import static dev.slipway.dataset.Checked.GOOD;
import static dev.slipway.dataset.Checked.assertOnly;
import static dev.slipway.dataset.Checked.json;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatRulesTest {
    private static final String ANSWER = "[{'role':'assistant','content':'a'}]";
    private static final String QUESTION = "{'messages':[{'role':'user','content':'q'}]}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "CONVERSATION |"
                        + " {'messages':["
                        + "{'role':'system','content':'s'},{'role':'user','content':'q'},"
                        + "{'role':'assistant','content':'a','weight':1}]}",
                "INSTRUCTION  | {'prompt':'q','completion':'a'}",
                "TEXT         | {'text':'t'}",
                "PREFERENCE   |"
                        + " {'input':{'messages':[{'role':'user','content':'q'}]},"
                        + "'preferred_output':[{'role':'assistant','content':'a'}],"
                        + "'non_preferred_output':[{'role':'assistant','content':'b'}]}",
            })
    void check_goodSample_hasItsFormat(DatasetFormat format, String line) {
        DatasetReport report = json(line);

        assertThat(report.problems()).isEmpty();
        assertThat(report.format()).isEqualTo(format);
    }

    @Test
    void check_unknownColumns_haveNoFormat() {
        assertOnly(json("{'question':'q','answer':'a'}"), 1, "", "[question, answer]");
    }

    @Test
    void check_columnsOfTwoFormats_areAmbiguous() {
        assertOnly(
                json("{'prompt':'p','completion':'c','text':'t'}"), 1, "", "instruction and text");
    }

    @Test
    void check_otherFormatOnALaterLine_isRefused() {
        assertOnly(Checked.lines(GOOD, "{\"text\":\"t\"}"), 2, "", "text sample in a conversation");
    }

    @Test
    void check_extraColumn_isNamed() {
        assertOnly(json("{'text':'t','id':7}"), 1, "id", "no such column");
    }

    @Test
    void check_toolsOutsideAConversation_areAnExtraColumn() {
        assertOnly(json("{'text':'t','tools':[]}"), 1, "tools", "no such column");
    }

    @Test
    void check_promptThatIsNoText_isRefused() {
        assertOnly(json("{'prompt':5,'completion':'a'}"), 1, "prompt", "this is a number");
    }

    @Test
    void check_completionThatIsNull_isRefused() {
        assertOnly(json("{'prompt':'q','completion':null}"), 1, "completion", "this is null");
    }

    @Test
    void check_textThatIsAnObject_isRefused() {
        assertOnly(json("{'text':{}}"), 1, "text", "this is an object");
    }

    @Test
    void check_preferenceInputWithoutMessages_isRefused() {
        assertOnly(preference("{}", ANSWER, ANSWER), 1, "input", "object with messages");
    }

    @Test
    void check_preferenceInputEndingWithAssistant_isRefused() {
        String input =
                "{'messages':[{'role':'user','content':'q'},{'role':'assistant','content':'a'}]}";

        assertOnly(preference(input, ANSWER, ANSWER), 1, "input.messages[1].role", "End with the");
    }

    @Test
    void check_preferredOutputWithTwoMessages_isRefused() {
        String two = "[{'role':'assistant','content':'a'},{'role':'assistant','content':'b'}]";

        assertOnly(preference(QUESTION, two, ANSWER), 1, "preferred_output", "exactly one");
    }

    @Test
    void check_nonPreferredOutputThatIsAText_isRefused() {
        assertOnly(preference(QUESTION, ANSWER, "'b'"), 1, "non_preferred_output", "exactly one");
    }

    @Test
    void check_outputOfTheUser_isRefused() {
        assertOnly(
                preference(QUESTION, "[{'role':'user','content':'a'}]", ANSWER),
                1,
                "preferred_output[0].role",
                "Set the role to assistant");
    }

    @Test
    void check_outputWithoutContent_isRefused() {
        assertOnly(
                preference(QUESTION, ANSWER, "[{'role':'assistant'}]"),
                1,
                "non_preferred_output[0].content",
                "no content");
    }

    private static DatasetReport preference(String input, String preferred, String other) {
        return json(
                "{'input':%s,'preferred_output':%s,'non_preferred_output':%s}"
                        .formatted(input, preferred, other));
    }
}

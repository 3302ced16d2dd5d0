package dev.slipway.dataset;

import static dev.slipway.dataset.Checked.assertOnly;
import static dev.slipway.dataset.Checked.json;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageRulesTest {
    private static final String USER = "{'role':'user','content':'q'}";
    private static final String ASSISTANT = "{'role':'assistant','content':'a'}";
    private static final String CALL =
            "{'role':'assistant','tool_calls':[{'type':'function',"
                    + "'function':{'name':'find','arguments':'{}'}}]}";

    @Test
    void check_noMessages_isRefused() {
        assertOnly(json("{'messages':[]}"), 1, "messages", "this is empty");
    }

    @Test
    void check_messagesThatAreNoList_areRefused() {
        assertOnly(json("{'messages':'hello'}"), 1, "messages", "this is a text");
    }

    @Test
    void check_messageThatIsNoObject_isRefused() {
        assertOnly(messages("'hello'", ASSISTANT), 1, "messages[0]", "this is a text");
    }

    @Test
    void check_unknownRole_isRefused() {
        assertOnly(
                messages("{'role':'bot','content':'q'}", ASSISTANT),
                1,
                "messages[0].role",
                "\"bot\" is unknown");
    }

    @Test
    void check_missingRole_isRefused() {
        assertOnly(messages("{'content':'q'}", ASSISTANT), 1, "messages[0].role", "missing");
    }

    @Test
    void check_missingContent_isRefused() {
        assertOnly(messages("{'role':'user'}", ASSISTANT), 1, "messages[0].content", "no content");
    }

    @Test
    void check_contentThatIsNoText_isRefused() {
        assertOnly(
                messages("{'role':'user','content':true}", ASSISTANT),
                1,
                "messages[0].content",
                "this is true or false");
    }

    @Test
    void check_sameRoleTwiceInARow_isRefused() {
        assertOnly(messages(USER, USER, ASSISTANT), 1, "messages[1].role", "twice in a row");
    }

    @Test
    void check_twoToolAnswersInARow_areAccepted() {
        String answer = "{'role':'tool','content':'42'}";

        assertThat(messages(USER, CALL, answer, answer, ASSISTANT).problems()).isEmpty();
    }

    @Test
    void check_noAssistant_isRefused() {
        assertOnly(
                messages("{'role':'system','content':'s'}", USER), 1, "messages", "no answer to");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "-1", "0.5", "1.0", "'1'", "true", "99999999999999999999"})
    void check_weightOtherThanZeroOrOne_isRefused(String weight) {
        assertOnly(weighted(weight), 1, "messages[1].weight", "Use 0 or 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "null"})
    void check_weightZeroOneOrNone_isAccepted(String weight) {
        assertThat(weighted(weight).problems()).isEmpty();
    }

    @Test
    void check_toolCallByTheUser_isRefused() {
        assertOnly(
                messages("{'role':'user','content':'q','tool_calls':[]}", ASSISTANT),
                1,
                "messages[0].tool_calls",
                "Only the assistant");
    }

    @Test
    void check_toolCallsThatAreNoList_areRefused() {
        assertOnly(
                messages(USER, "{'role':'assistant','tool_calls':{}}"),
                1,
                "messages[1].tool_calls",
                "are a list");
    }

    @Test
    void check_toolCallWithoutName_isRefused() {
        assertOnly(
                messages(USER, "{'role':'assistant','tool_calls':[{'type':'function'}]}"),
                1,
                "messages[1].tool_calls[0]",
                "names its function");
    }

    @Test
    void check_toolArgumentsThatAreNoJsonText_areRefused() {
        assertOnly(
                messages(USER, CALL.replace("'{}'", "'oops'")),
                1,
                "messages[1].tool_calls[0].function.arguments",
                "a JSON object");
    }

    @Test
    void check_callOfAToolNotOffered_isRefused() {
        assertOnly(
                withTools("[{'type':'function','function':{'name':'other'}}]"),
                1,
                "messages[1].tool_calls[0].function.name",
                "find is not among");
    }

    @Test
    void check_callOfAnOfferedTool_isAccepted() {
        assertThat(withTools("[{'type':'function','function':{'name':'find'}}]").problems())
                .isEmpty();
    }

    @Test
    void check_emptyTools_areRefused() {
        assertOnly(
                json("{'messages':[" + USER + "," + ASSISTANT + "],'tools':[]}"),
                1,
                "tools",
                "at least one");
    }

    @Test
    void check_toolWithoutName_isRefused() {
        assertOnly(
                json("{'messages':[" + USER + "," + ASSISTANT + "],'tools':[{'type':'function'}]}"),
                1,
                "tools[0]",
                "with a name");
    }

    private static DatasetReport weighted(String weight) {
        return messages(USER, "{'role':'assistant','content':'a','weight':" + weight + "}");
    }

    private static DatasetReport withTools(String tools) {
        return json("{'messages':[" + USER + "," + CALL + "],'tools':" + tools + "}");
    }

    private static DatasetReport messages(String... messages) {
        return json("{'messages':[" + String.join(",", messages) + "]}");
    }
}

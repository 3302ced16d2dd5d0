package dev.slipway.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.gateway.AnswerRewriter.Shape;
import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.Test;

class AnswerRewriterTest {

    @Test
    void rewrite_emptyChunk_getsAllThatClientsNeed() {
        assertThat(rewrite(Shape.CHUNK, "{\"id\":null,\"choices\":[{},{}]}"))
                .isEqualTo(
                        "{\"id\":\"chatcmpl-1\",\"choices\":["
                                + "{\"index\":0,\"finish_reason\":null,\"delta\":{}},"
                                + "{\"index\":1,\"finish_reason\":null,\"delta\":{}}],"
                                + "\"model\":\"support-bot\",\"created\":5,\"object\":\"chat.completion.chunk\"}");
    }

    @Test
    void rewrite_completeAnswer_changesTheModelOnly() {
        String answer =
                "{\"id\":\"a\",\"object\":\"chat.completion\",\"created\":1,\"model\":\"%s\",\"choices\":[{\"index\":3,"
                        + "\"finish_reason\":\"length\",\"message\":{\"content\":\"x\",\"new\":[1.50]},\"seed\":18446744073709551615}],\"warnings\":[]}";

        assertThat(rewrite(Shape.WHOLE, answer.formatted("acme/bot-v2")))
                .isEqualTo(answer.formatted("support-bot"));
    }

    @Test
    void rewrite_eos_isStop() {
        assertThat(rewrite(Shape.CHUNK, "{\"choices\":[{\"finish_reason\":\"eos\"}]}"))
                .contains("\"finish_reason\":\"stop\"");
    }

    @Test
    void rewrite_reasoning_isThereUnderBothNames() {
        String both = "\"reasoning\":\"why\",\"reasoning_content\":\"why\"";
        assertThat(rewrite(Shape.CHUNK, "{\"choices\":[{\"delta\":{\"reasoning\":\"why\"}}]}"))
                .contains(both);
        assertThat(
                        rewrite(
                                Shape.WHOLE,
                                "{\"choices\":[{\"message\":{\"reasoning\":null,\"reasoning_content\":\"why\"}}]}"))
                .contains(both);
    }

    @Test
    void rewrite_toolCallFragments_stayAsTheyCame() {
        String calls =
                "\"tool_calls\":[{\"index\":1,\"function\":{\"arguments\":\"{\\\"a\\\":\"}}]";
        assertThat(rewrite(Shape.CHUNK, "{\"choices\":[{\"delta\":{" + calls + "}}]}"))
                .contains(calls);
    }

    @Test
    void rewrite_flatCachedTokens_areAlsoInside() {
        assertThat(rewrite(Shape.WHOLE, "{\"usage\":{\"prompt_tokens\":9,\"cached_tokens\":4}}"))
                .contains("\"prompt_tokens_details\":{\"cached_tokens\":4}");
        assertThat(
                        rewrite(
                                Shape.WHOLE,
                                "{\"usage\":{\"prompt_tokens_details\":{\"cached_tokens\":2}}}"))
                .contains("{\"cached_tokens\":2}");
    }

    private static String rewrite(Shape shape, String json) {
        ObjectNode node = Json.object(Buffer.buffer(json)).orElseThrow();
        new AnswerRewriter("support-bot", "chatcmpl-1", 5, shape).rewrite(node);
        return Json.write(node).toString();
    }
}

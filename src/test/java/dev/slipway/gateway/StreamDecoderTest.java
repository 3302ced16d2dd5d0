package dev.slipway.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamDecoderTest implements StreamDecoder.Listener {
    private final List<String> heard = new ArrayList<>();

    @Override
    public void frame(Buffer frame, boolean says) {
        heard.add(says ? "says" : "quiet");
    }

    @Override
    public void done() {
        heard.add("done");
    }

    @Override
    public void failed(AttemptFailure failure) {
        heard.add(failure.error().code() + ": " + failure.error().message());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"delta\":{\"content\":\"x\"}}",
                "{\"delta\":{\"reasoning\":\"x\"}}",
                "{\"delta\":{\"reasoning_content\":\"x\"}}",
                "{\"delta\":{\"refusal\":\"x\"}}",
                "{\"delta\":{\"tool_calls\":[{}]}}",
                "{\"delta\":{},\"finish_reason\":\"length\"}"
            })
    void feed_chunkWithSubstance_says(String choice) {
        decoder(false).feed(event("{\"choices\":[" + choice + "]}"));
        assertThat(heard).containsExactly("says");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"delta\":{\"role\":\"assistant\"}}",
                "{\"delta\":{\"role\":\"assistant\",\"content\":\"\",\"tool_calls\":[]}}",
                "{\"delta\":{\"content\":null}}",
                "{}"
            })
    void feed_chunkWithoutSubstance_isQuiet(String choice) {
        decoder(false).feed(event("{\"choices\":[" + choice + "]}"));
        assertThat(heard).containsExactly("quiet");
    }

    @Test
    void feed_chunkWithoutChoices_isOnlyForThoseWhoAsked() {
        Buffer usage = event("{\"choices\":[],\"usage\":{\"total_tokens\":1}}");
        decoder(false).feed(usage);
        assertThat(heard).isEmpty();
        decoder(true).feed(usage);
        assertThat(heard).containsExactly("quiet");
    }

    @Test
    void feed_lastWord_endsItWhateverFollows() {
        StreamDecoder decoder = decoder(false);
        decoder.feed(event("[DONE]"));
        decoder.feed(event("{\"choices\":[{}]}"));
        decoder.end();
        assertThat(heard).containsExactly("done");
    }

    @Test
    void end_everyChoiceFinished_isDone() {
        StreamDecoder decoder = decoder(false);
        decoder.feed(event("{\"choices\":[{\"index\":0,\"finish_reason\":\"stop\"}]}"));
        decoder.end();
        assertThat(heard).containsExactly("says", "done");
    }

    @Test
    void end_oneChoiceOfTwoFinished_isBroken() {
        StreamDecoder decoder = decoder(false);
        decoder.feed(
                event("{\"choices\":[{\"index\":0,\"finish_reason\":\"stop\"},{\"index\":1}]}"));
        decoder.end();
        assertThat(heard).hasSize(2).last().asString().startsWith("upstream_error");
    }

    @Test
    void feed_errorByShapeOrName_fails() {
        decoder(false).feed(event("{\"error\":{\"message\":\"acme/bot-v2 fell over\"}}"));
        decoder(false).feed(Buffer.buffer("event: error\ndata: {\"message\":\"late\"}\n\n"));
        assertThat(heard)
                .containsExactly(
                        "upstream_error: The model's provider failed: support-bot fell over",
                        "upstream_error: The model's provider failed: late");
    }

    @Test
    void feed_errorAboutTheRequest_isTheCallers() {
        decoder(false)
                .feed(
                        event(
                                "{\"error\":{\"message\":\"bad\",\"type\":\"invalid_request_error\",\"code\":\"x\"}}"));
        assertThat(heard).containsExactly("x: bad");
    }

    @Test
    void feed_notJson_failsOnce() {
        StreamDecoder decoder = decoder(false);
        decoder.feed(event("oops"));
        decoder.end();
        assertThat(heard)
                .containsExactly(
                        "upstream_error: The model's provider sent a chunk that is not JSON.");
    }

    private StreamDecoder decoder(boolean usage) {
        return new StreamDecoder(
                new AnswerRewriter("support-bot", "id", 5, AnswerRewriter.Shape.CHUNK),
                usage,
                new Candidate("acme/bot-v2", "model_2", 2),
                this);
    }

    private static Buffer event(String data) {
        return Buffer.buffer("data: " + data + "\n\n");
    }
}

package dev.slipway.gateway;

import static dev.slipway.gateway.Scene.bot;
import static dev.slipway.gateway.Scene.target;
import static dev.slipway.gateway.ScriptedHost.begin;
import static dev.slipway.gateway.ScriptedHost.events;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(NoDatabase.class)
class StreamedChatTest {
    private static final String ROLE = chunk("{\"delta\":{\"role\":\"assistant\"}}");
    private static final String HI = chunk("{\"delta\":{\"content\":\"Hi\"}}");
    private static final String FINISH = chunk("{\"delta\":{},\"finish_reason\":\"eos\"}");
    private static final String USAGE =
            "data: {\"id\":\"c\",\"choices\":[],\"usage\":{\"total_tokens\":4}}\n\n";
    private static final String LAST = "data: [DONE]\n\n";

    @Inject Scene scene;
    @Inject ScriptedHost host;

    @TestHTTPResource("/")
    URI base;

    @BeforeEach
    void set() {
        scene.set();
    }

    @Test
    void stream_ordinary_isRewrittenChunkByChunk() {
        host.then(events(": hello\r\n\r\n" + ROLE, HI, FINISH, USAGE, LAST));

        HttpResponse<String> answer = Stream.whole(base, "");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().map())
                .containsEntry("content-type", List.of("text/event-stream; charset=utf-8"))
                .containsEntry("cache-control", List.of("no-cache"))
                .containsEntry("x-accel-buffering", List.of("no"))
                .containsEntry("x-slipway-version", List.of("2"))
                .containsEntry("x-slipway-attempts", List.of("1"))
                .containsKey("x-request-id")
                .doesNotContainKey("content-length");
        List<String> lines = Stream.lines(answer.body());
        assertThat(lines).hasSize(4).last().isEqualTo("data: [DONE]");
        assertThat(lines.subList(0, 3))
                .allSatisfy(
                        line ->
                                assertThat(line)
                                        .contains(
                                                "\"id\":\"c\"",
                                                "\"model\":\"support-bot\"",
                                                "\"created\":",
                                                "\"object\":\"chat.completion.chunk\"",
                                                "\"index\":0"));
        assertThat(lines.get(2)).contains("\"finish_reason\":\"stop\"");
    }

    /** As LangChain4j does by default: an upgrade offered with the request's body. */
    @Test
    void stream_overHttp2_isTheSame() {
        host.then(events(HI, FINISH, LAST));

        HttpResponse<String> answer = Stream.overHttp2(base);

        assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Stream.lines(answer.body())).hasSize(3).last().isEqualTo("data: [DONE]");
    }

    @Test
    void stream_usageAskedFor_keepsTheChunkWithoutChoices() {
        host.then(events(HI, FINISH, USAGE, LAST));

        HttpResponse<String> answer =
                Stream.whole(base, ",\"stream_options\":{\"include_usage\":true}");

        assertThat(Stream.lines(answer.body()))
                .hasSize(4)
                .element(2)
                .asString()
                .contains("total_tokens");
        assertThat(host.calls().get(0).body().toString()).contains("include_usage");
    }

    @Test
    void stream_upstreamStaysOpenAfterTheLastWord_endsAllTheSame() {
        host.then(response -> begin(response).write(HI + FINISH + LAST));

        assertThat(Stream.lines(Stream.whole(base, "").body())).last().isEqualTo("data: [DONE]");
    }

    @Test
    void stream_upstreamForgetsTheLastWord_isGivenOne() {
        host.then(events(HI, FINISH));

        assertThat(Stream.lines(Stream.whole(base, "").body())).last().isEqualTo("data: [DONE]");
    }

    @Test
    void stream_breaksOffAfterCommit_endsWithBothErrorFramesAndNoLastWord() {
        host.then(response -> begin(response).write(HI).onComplete(sent -> response.reset()));

        HttpResponse<String> answer = Stream.whole(base, "");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertBrokenOff(answer, "upstream_error");
    }

    @Test
    void stream_errorChunkAfterCommit_endsWithBothErrorFramesAndNoLastWord() {
        host.then(events(HI, "data: {\"error\":{\"message\":\"acme/bot-v2 died\"}}\n\n", LAST));

        HttpResponse<String> answer = Stream.whole(base, "");

        assertBrokenOff(answer, "upstream_error");
        assertThat(answer.body()).contains("support-bot died").doesNotContain("acme");
    }

    @Test
    void stream_silentAfterCommit_isKeptAliveThenTimesOut() {
        host.then(response -> begin(response).write(HI));

        HttpResponse<String> answer = Stream.whole(base, "");

        assertThat(answer.body()).contains("\n\n: keep-alive\n\n");
        assertBrokenOff(answer, "upstream_timeout");
    }

    @Test
    void stream_errorBeforeAnythingWasSaid_isAPlainErrorAnswer() {
        host.then(events(ROLE, "data: {\"error\":{\"message\":\"died\"}}\n\n"));

        HttpResponse<String> answer = Stream.whole(base, "");

        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/json");
        assertThat(answer.body()).contains("upstream_error").doesNotContain("role");
    }

    @Test
    void stream_firstTargetDiesAfterItsRole_isAnsweredByTheNextAlone() {
        scene.set(bot(target(2, 100, true), target(1, 1, true)));
        host.then(events(ROLE, ROLE));
        host.then(events(ROLE, HI, FINISH, LAST));

        HttpResponse<String> answer = Stream.whole(base, "");

        assertThat(answer.headers().firstValue("x-slipway-attempts")).hasValue("2");
        assertThat(Stream.lines(answer.body())).hasSize(4);
        assertThat(host.asked()).doesNotHaveDuplicates().hasSize(2);
    }

    @Test
    void stream_nothingButRoles_isCommittedAfter64() {
        String roles = String.join("", Collections.nCopies(StreamRelay.MOST_HELD_CHUNKS, ROLE));
        host.then(events(roles, "data: {\"error\":{\"message\":\"died\"}}\n\n"));

        HttpResponse<String> answer = Stream.whole(base, "");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Stream.lines(answer.body())).hasSize(StreamRelay.MOST_HELD_CHUNKS + 3);
    }

    @Test
    void stream_neverBegins_is504() {
        host.then(response -> begin(response).write(": wait\n\n"));

        HttpResponse<String> answer = Stream.whole(base, "");

        assertThat(answer.statusCode()).isEqualTo(504);
        assertThat(answer.body()).contains("upstream_timeout");
    }

    @Test
    void stream_noHeadAtAll_is504() {
        host.then(response -> {});

        assertThat(Stream.whole(base, "").statusCode()).isEqualTo(504);
    }

    private static void assertBrokenOff(HttpResponse<String> answer, String code) {
        List<String> lines = Stream.lines(answer.body());
        assertThat(lines).hasSize(4).element(0).asString().contains("Hi");
        assertThat(lines.get(1)).startsWith("data: {\"error\":{\"message\":").contains(code);
        assertThat(lines.get(2)).isEqualTo("event: error");
        assertThat(lines.get(3)).isEqualTo(lines.get(1));
    }

    private static String chunk(String choice) {
        return "data: {\"id\":\"c\",\"model\":\"acme/bot-v2\",\"choices\":[" + choice + "]}\n\n";
    }
}

package dev.slipway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InferenceTest {
    private static final String BOT = "sandbox-project/bot";

    @TempDir Path folder;
    private RunningSandbox sandbox;

    @BeforeEach
    void start() {
        sandbox = new RunningSandbox(folder);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private String readyBot() {
        String model = sandbox.tunedModel();
        String endpoint = sandbox.endpoint("bot");
        String deployment = sandbox.deploy(endpoint, "blue", model).at("/id").asText();
        sandbox.route(endpoint, deployment, 1);
        sandbox.advance("PT10M");
        return deployment;
    }

    @Test
    void chat_tunedModel_answersHeldOutQuestionsAndBaseDoesNot() {
        readyBot();
        long tuned = Intents.heldOut().stream().filter(this::knows).count();
        assertThat(tuned).isGreaterThan(Intents.heldOut().size() * 9 / 10);
        assertThat(sandbox.ask(RunningSandbox.MODEL, "please refund the red coat"))
                .isNotEmpty()
                .doesNotContain("refund");
    }

    private boolean knows(Intents.Case held) {
        return sandbox.ask(BOT, held.question()).equals(held.intent());
    }

    @Test
    void chat_deploymentByName_bypassesTheSplit() {
        readyBot();
        assertThat(sandbox.ask(BOT + "/blue", "please refund the lamp")).isEqualTo("refund");
    }

    @Test
    void chat_deploymentNotReady_is503() {
        String endpoint = sandbox.endpoint("bot");
        String deployment =
                sandbox.deploy(endpoint, "blue", sandbox.tunedModel()).at("/id").asText();
        assertThat(sandbox.chat(BOT, "hi").code()).isEqualTo("endpoint_not_configured");
        sandbox.route(endpoint, deployment, 1);
        assertThat(sandbox.chat(BOT, "hi").status()).isEqualTo(503);
    }

    @Test
    void chat_modelsThatCannotBeCalled_saySo() {
        var dedicated = sandbox.chat("meta-llama/Llama-3.3-70B-Instruct-Reference", "hi");
        assertThat(dedicated.status()).isEqualTo(400);
        assertThat(dedicated.code()).isEqualTo("model_not_available");
        for (String name : List.of("nobody/nothing", "ml_123", BOT)) {
            var unknown = sandbox.chat(name, "hi");
            assertThat(unknown.status()).isEqualTo(404);
            assertThat(unknown.code()).isEqualTo("model_not_available");
        }
    }

    @Test
    void chat_twoDeploymentsInTheSplit_shareByWeight() {
        String tuned = sandbox.tunedModel();
        JsonNode base = sandbox.get("/v2/supported-models?search=Qwen3-8B").at("/data/0");
        String endpoint = sandbox.endpoint("bot");
        String one = sandbox.deploy(endpoint, "one", tuned).at("/id").asText();
        String two =
                sandbox.deploy(endpoint, "two", base.path("baseModelId").asText())
                        .at("/id")
                        .asText();
        sandbox.patch(
                RunningSandbox.PROJECT + "/endpoints/" + endpoint,
                "{'trafficSplit':[{'deploymentId':'%s','weight':3},{'deploymentId':'%s','weight':1}]}"
                        .formatted(one, two));
        sandbox.advance("PT10M");
        List<String> answers = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            answers.add(sandbox.ask(BOT, "please refund the lamp"));
        }
        assertThat(answers.stream().filter("refund"::equals).count()).isBetween(72L, 78L);
    }

    @Test
    void chat_streamed_sendsPiecesThenUsageThenDone() throws Exception {
        String body =
                "{'model':'%s','stream':true,'messages':[{'role':'user','content':'hi'}]}"
                        .formatted(RunningSandbox.MODEL);
        var answer = sandbox.post("/v1/chat/completions", body);
        assertThat(answer.headers().get("content-type")).startsWith("text/event-stream");
        List<String> data =
                Arrays.stream(answer.text().split("\n\n"))
                        .map(line -> line.substring("data: ".length()))
                        .toList();
        assertThat(data.getLast()).isEqualTo("[DONE]");
        StringBuilder text = new StringBuilder();
        for (String chunk : data.subList(0, data.size() - 1)) {
            JsonNode node = new ObjectMapper().readTree(chunk);
            text.append(node.at("/choices/0/delta/content").asText());
            boolean last = !node.at("/choices/0/finish_reason").isNull();
            assertThat(node.path("usage").isNull()).isNotEqualTo(last);
        }
        assertThat(text).hasToString(sandbox.ask(RunningSandbox.MODEL, "hi"));
        assertThat(data).hasSizeGreaterThan(4);
    }

    @Test
    void chat_maxTokens_cutsTheAnswer() {
        String body =
                "{'model':'%s','max_tokens':3,'messages':[{'role':'user','content':'hi'}]}"
                        .formatted(RunningSandbox.MODEL);
        JsonNode answer = sandbox.post("/v1/chat/completions", body).json();
        assertThat(answer.at("/choices/0/finish_reason").asText()).isEqualTo("length");
        assertThat(answer.at("/usage/completion_tokens").asInt()).isBetween(1, 3);
    }

    @Test
    void chat_serverless_isBilledByTheTokenAndWrittenByTheCent() {
        String question = "word ".repeat(100_000);
        sandbox.ask(RunningSandbox.MODEL, question); // 2 cents at 0.20 dollars per million
        JsonNode charges = sandbox.ledgerOf("charge");
        assertThat(charges).hasSize(1);
        assertThat(charges.get(0).path("cents").asInt()).isEqualTo(2);
        sandbox.restart();
        assertThat(sandbox.get("/sandbox/bill").at("/totalCents").asDouble()).isGreaterThan(2);
    }

    @Test
    void completions_andEmbeddings_answerInTheirOwnShapes() {
        String prompt = "{'model':'" + RunningSandbox.MODEL + "','prompt':'Once upon'}";
        JsonNode completion = sandbox.post("/v1/completions", prompt).json();
        assertThat(completion.path("object").asText()).isEqualTo("text.completion");
        assertThat(completion.at("/choices/0/text").asText()).isNotEmpty();
        String input = "{'model':'intfloat/multilingual-e5-large-instruct','input':['a b','c']}";
        JsonNode embeddings = sandbox.post("/v1/embeddings", input).json();
        assertThat(embeddings.path("data")).hasSize(2);
        assertThat(embeddings.at("/data/0/embedding")).hasSize(128);
    }
}

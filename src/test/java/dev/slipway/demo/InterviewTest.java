package dev.slipway.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.demo.Answering.Answer;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InterviewTest {
    private static final Questions EIGHT =
            new Questions(
                    IntStream.range(0, 8)
                            .mapToObj(
                                    i ->
                                            "{\"input\": \"q%d\", \"expected\": \"a%d\"}"
                                                    .formatted(i, i))
                            .map(Question::parse)
                            .toList());

    @Test
    void hold_bothModels_scoresTheBaseOnAllAndShowsFive() throws IOException {
        try (Answering gateway = new Answering(InterviewTest::answer)) {
            Interview.Result result = new Interview(gateway.client(), EIGHT).hold("base", "tuned");
            assertThat(result.baseScore()).isEqualTo(0.25);
            assertThat(result.asked()).isEqualTo(8);
            assertThat(result.answers()).hasSize(5);
            assertThat(result.answers().getLast())
                    .isEqualTo(new Report.Answer("q4", "Hello.", "a4", "a4"));
        }
    }

    @Test
    void hold_nobodyTuned_leavesItsAnswersOut() throws IOException {
        try (Answering gateway = new Answering(InterviewTest::answer)) {
            Interview.Result result = new Interview(gateway.client(), EIGHT).hold("base", null);
            assertThat(result.answers())
                    .extracting(Report.Answer::tuned)
                    .isEqualTo(java.util.Arrays.asList(null, null, null, null, null));
            assertThat(gateway.asked()).hasSize(8);
        }
    }

    @Test
    void hold_gatewayRefuses_isItsError() throws IOException {
        try (Answering gateway = new Answering(asked -> new Answer(502, "{}"))) {
            assertThatThrownBy(() -> new Interview(gateway.client(), EIGHT).hold("base", null))
                    .isInstanceOf(ApiException.class)
                    .hasMessageContaining("502");
        }
    }

    /** The tuned model knows all, the base model the first two. */
    private static Answer answer(Answering.Asked asked) {
        JsonNode request = Json.parse(asked.body());
        String question = request.at("/messages/0/content").asText();
        boolean knows =
                request.path("model").asText().equals("tuned")
                        || List.of("q0", "q1").contains(question);
        String content = knows ? question.replace('q', 'a') : "Hello.";
        return new Answer(
                200,
                "{\"choices\": [{\"message\": {\"role\": \"assistant\", \"content\": \"%s\"}}]}"
                        .formatted(content));
    }
}

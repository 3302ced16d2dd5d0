package dev.slipway.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"messages\": [{\"role\": \"system\", \"content\": \"s\"}, {\"role\": \"user\", \"content\": \"why?\"}], \"expected\": \"because\"}",
                "{\"messages\": [{\"role\": \"user\", \"content\": \"why?\"}, {\"role\": \"assistant\", \"content\": \"because\"}]}",
                "{\"prompt\": \"why?\", \"completion\": \"because\"}",
                "{\"question\": \"why?\", \"answer\": \"because\"}",
                "{\"input\": \"why?\", \"expected\": \"because\"}"
            })
    void parse_anyShapeTheServiceTakes_findsQuestionAndExpectation(String line) {
        Question question = Question.parse(line);
        assertThat(question.text()).isEqualTo("why?");
        assertThat(question.expected()).isEqualTo("because");
        assertThat(question.messages().get(question.messages().size() - 1).path("role").asText())
                .isEqualTo("user");
    }

    @Test
    void parse_numberExpected_comparesAsText() {
        assertThat(Question.parse("{\"input\": \"6*7\", \"expected\": 42}").isAnsweredBy(" 42\n"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"prompt\": \"why?\"}", "{\"expected\": \"x\"}", "{}", "no json"})
    void parse_notACase_isRefused(String line) {
        assertThatThrownBy(() -> Question.parse(line)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isAnsweredBy_noAnswerOrAnotherCase_isFalse() {
        Question question = Question.parse("{\"input\": \"?\", \"expected\": \"Yes\"}");
        assertThat(question.isAnsweredBy(null)).isFalse();
        assertThat(question.isAnsweredBy("yes")).isFalse();
        assertThat(question.isAnsweredBy("Yes")).isTrue();
    }

    @Test
    void read_blankLinesAndByteOrderMark_areNoQuestions(@TempDir Path folder) throws IOException {
        Path suite = folder.resolve("suite.jsonl");
        String one = "{\"input\": \"%d\", \"expected\": \"x\"}%n";
        Files.writeString(
                suite,
                "\uFEFF"
                        + one.formatted(0)
                        + "\n  \n"
                        + one.formatted(1)
                        + one.formatted(2)
                        + one.formatted(3)
                        + one.formatted(4)
                        + one.formatted(5));
        Questions questions = Questions.read(suite);
        assertThat(questions.all()).hasSize(6);
        assertThat(questions.shown())
                .extracting(Question::text)
                .containsExactly("0", "1", "2", "3", "4");
    }

    @Test
    void read_shippedSuite_isAllReadable() {
        assertThat(Questions.read(Path.of("examples/suite.jsonl")).all())
                .hasSizeGreaterThanOrEqualTo(20);
    }
}

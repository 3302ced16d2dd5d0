package dev.slipway.sandbox.learn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.sandbox.Intents;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LearningTest {
    private static final Training.Plan PLAN = new Training.Plan(4, 8, 2, 1e-5, 7);

    private final List<Example> examples = examples(Intents.TRAIN);

    @Test
    void answer_heldOutQuestions_areNearlyAllRight() {
        assertThat(score(new NearestExample(examples))).isGreaterThan(0.9);
    }

    @Test
    void answer_shuffledLabels_areMostlyWrong() {
        List<String> labels = new ArrayList<>(examples.stream().map(Example::completion).toList());
        Collections.shuffle(labels, new Random(3));
        List<Example> shuffled =
                IntStream.range(0, labels.size())
                        .mapToObj(i -> new Example(examples.get(i).prompt(), labels.get(i)))
                        .toList();
        assertThat(score(new NearestExample(shuffled))).isLessThan(0.6);
    }

    @Test
    void answer_typingErrors_areForgiven() {
        assertThat(new NearestExample(examples).answer("pleas refnd teh lamp")).isEqualTo("refund");
    }

    @Test
    void run_samePlan_sameLossesThatFall() {
        List<Training.Point> points = Training.run(examples, examples, PLAN);
        assertThat(points).isEqualTo(Training.run(examples, examples, PLAN));
        assertThat(points).hasSize(PLAN.steps(examples.size()));
        assertThat(points.getLast().trainLoss()).isLessThan(points.getFirst().trainLoss() / 2);
        List<Double> evals =
                points.stream().map(Training.Point::evalLoss).filter(loss -> loss != null).toList();
        assertThat(evals).hasSize(2);
        assertThat(evals.get(1)).isLessThan(evals.get(0));
    }

    @Test
    void run_otherSeed_otherLosses() {
        Training.Plan other = new Training.Plan(4, 8, 2, 1e-5, 8);
        assertThat(Training.run(examples, List.of(), other))
                .isNotEqualTo(Training.run(examples, List.of(), PLAN));
    }

    @Test
    void read_allFourFormats_findQuestionAndAnswer() {
        assertThat(examples("{\"prompt\":\"q\",\"completion\":\"a\"}"))
                .containsExactly(new Example("q", "a"));
        assertThat(examples("{\"text\":\"q is this\\nAnswer: a\"}"))
                .containsExactly(new Example("q is this", "a"));
        assertThat(
                        examples(
                                """
                                {"input":{"messages":[{"role":"user","content":"q"}]},\
                                "preferred_output":[{"role":"assistant","content":"a"}],\
                                "non_preferred_output":[{"role":"assistant","content":"b"}]}
                                """))
                .containsExactly(new Example("q", "a"));
        assertThat(
                        examples(
                                """
                                {"messages":[{"role":"system","content":"s"},\
                                {"role":"user","content":"q"},{"role":"assistant","content":"a"},\
                                {"role":"user","content":"r"},{"role":"assistant","content":"b"}]}
                                """))
                .containsExactly(new Example("q", "a"), new Example("r", "b"));
    }

    @Test
    void read_brokenFiles_sayWhatAndWhere() {
        assertThat(error("")).isEqualTo("The file holds no sample");
        assertThat(error("{\"text\":\"a b\"}\n[1]")).contains("line 2");
        assertThat(error("{\"text\":\"a b\"}\n{\"prompt\":\"a\",\"completion\":\"b\"}"))
                .contains("one format");
        assertThat(error("{\"text\":\"a b\",\"label\":1}")).contains("label");
        assertThat(error("{\"messages\":[{\"role\":\"user\",\"content\":\"q\"}]}"))
                .contains("assistant");
        String unweighted =
                "{\"messages\":[{\"role\":\"user\",\"content\":\"q\"},"
                        + "{\"role\":\"assistant\",\"content\":\"a\",\"weight\":0}]}";
        assertThat(error(unweighted)).contains("weight");
        assertThat(error("{\"messages\":[{\"role\":\"boss\",\"content\":\"q\"}]}"))
                .contains("boss");
    }

    private static double score(NearestExample model) {
        List<Intents.Case> cases = Intents.heldOut();
        long right =
                cases.stream().filter(c -> model.answer(c.question()).equals(c.intent())).count();
        return (double) right / cases.size();
    }

    private static List<Example> examples(String lines) {
        Dataset dataset = Dataset.read(lines.getBytes(StandardCharsets.UTF_8));
        assertThat(dataset.error()).isNull();
        return dataset.examples();
    }

    private static String error(String lines) {
        return Dataset.read(lines.getBytes(StandardCharsets.UTF_8)).error();
    }
}

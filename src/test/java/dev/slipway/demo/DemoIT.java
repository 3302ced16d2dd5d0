package dev.slipway.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged demo as a user starts it, with all its processes. */
class DemoIT {
    private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar").toAbsolutePath();
    private static final Path SHIPPED = Path.of("examples").toAbsolutePath();
    private static final long LONGEST_MINUTES = 6;

    @TempDir Path temp;

    private record Ended(int exit, List<String> out, String errors) {
        JsonNode json() {
            return Json.parse(out.getLast());
        }
    }

    @Test
    void demo_shippedExamples_endsLiveAndLeavesNothingRunning() throws Exception {
        Ended demo = run("--once", "--json");
        JsonNode json = assertVersionTwoIsLive(demo);
        assertThat(json.path("alias").asText()).isEqualTo("support-bot");
        assertThat(json.path("fineTune").path("state").asText()).isEqualTo("SUCCEEDED");
        JsonNode model = json.at("/models/0");
        assertThat(model.path("verdict").asText()).isEqualTo("PASS");
        assertThat(model.path("score").asDouble())
                .isGreaterThanOrEqualTo(Plan.NEEDED)
                .isGreaterThan(json.path("baseScore").asDouble());
        assertThat(json.path("answers")).hasSize(5);
        assertThat(json.path("answers")).allSatisfy(DemoIT::isAnsweredByBoth);
        assertThat(json.path("costUsd").asDouble()).isPositive();
        assertThat(demo.out)
                .anySatisfy(line -> assertThat(line).contains("DEPLOYING -> READY"))
                .anySatisfy(line -> assertThat(line).contains("-> LIVE"))
                .noneSatisfy(line -> assertThat(line).contains("INFO"));
        assertNothingRuns();
    }

    @Test
    void demo_generationV1_endsWithVersionTwoLive() throws Exception {
        assertVersionTwoIsLive(run("--once", "--json", "--generation", "v1"));
        assertNothingRuns();
    }

    private static JsonNode assertVersionTwoIsLive(Ended demo) {
        assertThat(demo.exit).describedAs("%s%n%s", demo.errors, demo.out).isZero();
        JsonNode json = demo.json();
        assertThat(json.path("live").asInt()).isEqualTo(2);
        assertThat(json.at("/models/0/stage").asText()).isEqualTo("STANDBY");
        assertThat(json.at("/models/1/stage").asText()).isEqualTo("LIVE");
        assertThat(json.at("/models/1/verdict").asText()).isEqualTo("PASS");
        assertThat(json.at("/webhooks/delivered").asInt()).isGreaterThan(30);
        assertThat(json.at("/webhooks/verified").asInt())
                .isEqualTo(json.at("/webhooks/delivered").asInt());
        assertThat(demo.out)
                .anySatisfy(line -> assertThat(line).contains("rolled back"))
                .anySatisfy(line -> assertThat(line).contains("nothing is billing any more"));
        return json;
    }

    @Test
    void demo_shuffledLabels_endsRejectedAndNothingBills() throws Exception {
        Path examples = Files.createDirectory(temp.resolve("examples"));
        Files.write(examples.resolve("train.jsonl"), shuffled());
        Files.copy(SHIPPED.resolve("suite.jsonl"), examples.resolve("suite.jsonl"));
        Ended demo = run("--once", "--json", "--examples", examples.toString());
        assertThat(demo.exit).describedAs("%s%n%s", demo.errors, demo.out).isEqualTo(1);
        JsonNode json = demo.json();
        assertThat(json.path("live").isNull()).isTrue();
        assertThat(json.at("/models/0/stage").asText()).isEqualTo("REJECTED");
        assertThat(json.at("/models/0/verdict").asText()).isEqualTo("FAIL");
        assertThat(json.at("/models/0/score").asDouble()).isLessThan(Plan.NEEDED);
        assertThat(demo.out).anySatisfy(line -> assertThat(line).contains("nothing is billing"));
        assertNothingRuns();
    }

    @Test
    void demo_brokenLine_showsTheProblemAndSpendsNothing() throws Exception {
        Path examples = Files.createDirectory(temp.resolve("examples"));
        Files.writeString(
                examples.resolve("train.jsonl"),
                Files.readString(SHIPPED.resolve("train.jsonl")) + "{\"messages\": []}\n");
        Files.copy(SHIPPED.resolve("suite.jsonl"), examples.resolve("suite.jsonl"));
        Ended demo = run("--once", "--json", "--examples", examples.toString());
        assertThat(demo.exit).isEqualTo(1);
        assertThat(demo.errors).contains("train.jsonl").contains("line 313").contains("400");
        assertThat(demo.json().at("/fineTune/id").isNull()).isTrue();
        assertThat(demo.json().path("costUsd").asDouble()).isZero();
        assertNothingRuns();
    }

    private static void isAnsweredByBoth(JsonNode answer) {
        assertThat(answer.path("question").asText()).isNotBlank();
        assertThat(answer.path("base").asText()).isNotEqualTo(answer.path("expected").asText());
        assertThat(answer.path("tuned").asText()).isNotBlank();
    }

    private Ended run(String... words) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-jar",
                                JAR.toString(),
                                "demo",
                                "--dir",
                                folder().toString()));
        command.addAll(List.of(words));
        Path out = temp.resolve("out");
        Path errors = temp.resolve("errors");
        Process demo =
                new ProcessBuilder(command)
                        .redirectOutput(out.toFile())
                        .redirectError(errors.toFile())
                        .start();
        assertThat(demo.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)).isTrue();
        return new Ended(demo.exitValue(), Files.readAllLines(out), Files.readString(errors));
    }

    private Path folder() {
        return temp.resolve("demo");
    }

    private void assertNothingRuns() throws IOException {
        List<String> noted = Files.readAllLines(folder().resolve("processes"));
        assertThat(noted).hasSize(2);
        assertThat(noted)
                .allSatisfy(
                        line ->
                                assertThat(
                                                ProcessHandle.of(Long.parseLong(line.split(" ")[0]))
                                                        .filter(ProcessHandle::isAlive))
                                        .isEmpty());
        assertThat(folder().resolve("state/postgres/data/postmaster.pid")).doesNotExist();
        assertThat(ProcessHandle.allProcesses().map(p -> p.info().commandLine().orElse("")))
                .noneSatisfy(line -> assertThat(line).contains(folder().toString()));
    }

    private static List<String> shuffled() throws IOException {
        List<JsonNode> samples =
                Files.readAllLines(SHIPPED.resolve("train.jsonl")).stream()
                        .map(Json::parse)
                        .toList();
        List<String> labels =
                samples.stream()
                        .map(sample -> answer(sample).path("content").asText())
                        .collect(Collectors.toCollection(ArrayList::new));
        Collections.shuffle(labels, new Random(7));
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            answer(samples.get(i)).put("content", labels.get(i));
            lines.add(Json.write(samples.get(i)));
        }
        return lines;
    }

    private static ObjectNode answer(JsonNode sample) {
        JsonNode messages = sample.path("messages");
        return (ObjectNode) messages.get(messages.size() - 1);
    }
}

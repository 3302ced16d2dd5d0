package dev.slipway.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.demo.Answering.Answer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SetupTest {
    private static final Examples SHIPPED = Examples.in(Path.of("examples"));

    @Test
    void submit_suiteNameTakenByOtherQuestions_takesTheNextName() throws IOException {
        Map<String, String> suites = Map.of("support-intents", "file_other");
        assertThat(submitted(suites)).contains("\"suite\":\"support-intents-2\"");
    }

    @Test
    void submit_sameSuiteIsThereAlready_usesIt() throws IOException {
        Map<String, String> suites = Map.of("support-intents", "file_suite");
        assertThat(submitted(suites)).contains("\"suite\":\"support-intents\"");
    }

    @Test
    void submit_freshService_asksForTheDeclaredPlan() throws IOException {
        assertThat(submitted(Map.of()))
                .contains("\"suite\":\"support-intents\"")
                .contains("\"trainingFile\":\"file_train\"")
                .contains("\"alias\":\"support-bot\"")
                .contains("\"n_epochs\":3");
    }

    /** The body of the fine-tune, at a service that has these suites, from name to file. */
    private static String submitted(Map<String, String> suites) throws IOException {
        try (Answering service = new Answering(asked -> answer(asked, suites))) {
            Screen screen = new Screen(new PrintStream(OutputStream.nullOutputStream()), false);
            new Setup(service.client(), screen).submit(SHIPPED);
            Answering.Asked last = service.asked().getLast();
            assertThat(last.uri()).isEqualTo("/api/v1/fine-tunes");
            return last.body();
        }
    }

    private static Answer answer(Answering.Asked asked, Map<String, String> suites) {
        if (asked.uri().equals("/api/v1/files")) {
            String id = asked.body().contains("train.jsonl") ? "file_train" : "file_suite";
            return new Answer(201, "{\"id\": \"%s\", \"lines\": 3}".formatted(id));
        }
        String suite = "{\"name\": \"%s\", \"file\": \"%s\", \"cases\": 5}";
        if (asked.uri().equals("/api/v1/suites")) {
            String name = Json.parse(asked.body()).path("name").asText();
            return suites.containsKey(name)
                    ? new Answer(409, "{\"detail\": \"taken\"}")
                    : new Answer(201, suite.formatted(name, "file_suite"));
        }
        String name = asked.uri().substring(asked.uri().lastIndexOf('/') + 1);
        return suites.containsKey(name)
                ? new Answer(200, suite.formatted(name, suites.get(name)))
                : new Answer(201, "{\"id\": \"ft_1\"}");
    }
}

package dev.slipway.path;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The whole path as a client asks for it: the shipped dataset, its suite, a plan that ends LIVE.
 */
record Journey(String trainingFile) {
    static final String ALIAS = "support-bot";

    /** A case that was held out of the dataset, and the answer that the model should give. */
    static final String TICKET =
            "Where is my parcel? The tracking page has not changed for four days.";

    static final String INTENT = "track_order";

    /** Which states each record passes on its way, when nothing but the service itself fails. */
    static final Map<String, List<String>> STATES =
            Map.of(
                    "fine-tune",
                    List.of("QUEUED", "CHECKING_DATA", "SUBMITTING", "TRAINING", "SUCCEEDED"),
                    "model",
                    List.of(
                            "REGISTERED",
                            "UPLOADED",
                            "DEPLOYING",
                            "READY",
                            "EVALUATING",
                            "APPROVED",
                            "LIVE"),
                    "deployment",
                    List.of("PLANNED", "CREATING", "STARTING", "READY"),
                    "evaluation",
                    List.of("QUEUED", "RUNNING", "DONE"));

    /** Uploads dataset and suite. */
    static Journey prepare(Client client) {
        String suite = upload(client, "suite.jsonl", "eval");
        Client.Answer made =
                client.post(
                        "/api/v1/suites",
                        "{\"name\":\"support-intents\",\"file\":\"%s\"}".formatted(suite));
        assertThat(made.status()).as("%s", made).isEqualTo(201);
        return new Journey(upload(client, "train.jsonl", "fine-tune"));
    }

    /** Asks for it; asked again it is the same job. */
    Client.Answer submit(Client client) {
        return client.post(
                "/api/v1/fine-tunes",
                """
                {"baseModel": "meta-llama/Meta-Llama-3.1-8B-Instruct-Reference",
                 "trainingFile": "%s", "alias": "%s", "hyperparameters": {"n_epochs": 3},
                 "plan": {"evaluate": {"suite": "support-intents", "gate": {"min": {"exact": 0.7}}}}}
                """
                        .formatted(trainingFile, ALIAS),
                "the-one-journey");
    }

    private static String upload(Client client, String name, String purpose) {
        return upload(client, name, purpose, String.join("\n", example(name)));
    }

    /** Uploads something that is in order and gives its id. */
    static String upload(Client client, String name, String purpose, String content) {
        Client.Answer made = client.upload(name, purpose, content);
        assertThat(made.status()).as("%s", made).isEqualTo(201);
        return made.text("/id");
    }

    /** Lines of a shipped file. */
    static List<String> example(String name) {
        try {
            return Files.readAllLines(Path.of("examples", name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

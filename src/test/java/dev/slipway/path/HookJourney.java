package dev.slipway.path;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

/**
 * Weights on the Hub, reported by a training pipeline, up to LIVE.
 *
 * @param repository in {@code examples/hub}
 * @param generation {@code v1} or {@code v2}
 */
record HookJourney(String repository, String generation) {
    static final HookJourney V2 = new HookJourney("acme/support-intents-lora", "v2");
    static final HookJourney V1 = new HookJourney("acme/support-intents-full", "v1");

    static final Map<String, List<String>> STATES =
            Map.of(
                    "model",
                    List.of(
                            "REGISTERED",
                            "CHECKING",
                            "UPLOADING",
                            "VALIDATING",
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

    /** What the road makes at the provider. */
    List<String> acts() {
        return generation.equals("v1")
                ? List.of("v1_upload.create", "v1_endpoint.create")
                : List.of("model.create", "upload.create", "endpoint.create", "deployment.create");
    }

    /** A sandbox whose account has the generation, and the shipped Hub. */
    SandboxProcess sandbox(Processes processes, int speed) {
        return generation.equals("v1")
                ? processes.sandbox(speed, "--hub", "examples/hub", "--v1")
                : processes.sandbox(speed, "--hub", "examples/hub");
    }

    ServiceSettings settings(ServiceSettings plain) {
        return plain.with("SLIPWAY_TOGETHER_GENERATION", generation);
    }

    /** Asks for it; asked again it is the same model. */
    Client.Answer submit(Client client) {
        return client.post(
                "/api/v1/hooks/training",
                """
                {"repository": "%s", "alias": "%s",
                 "plan": {"evaluate": {"suite": "support-intents", "gate": {"min": {"exact": 0.7}}}}}
                """
                        .formatted(repository, Journey.ALIAS),
                "the-one-report");
    }

    /** Subscribes a receiver to everything. */
    static void subscribe(Client client, WebhookReceiver receiver) {
        Client.Answer made =
                client.post("/api/v1/webhooks", "{\"url\": \"%s\"}".formatted(receiver.address()));
        assertThat(made.status()).as("%s", made).isEqualTo(201);
        receiver.secret(made.text("/secret"));
    }
}

package dev.slipway.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.provider.FailureKind;
import dev.slipway.provider.MetricsQuery;
import dev.slipway.provider.RemoteContent;
import dev.slipway.provider.TrainedWeights;
import dev.slipway.provider.TrainedWeights.Artifact;
import dev.slipway.provider.TrainingHost;
import dev.slipway.provider.TrainingPoint;
import dev.slipway.provider.TrainingRequest;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(WireProfile.class)
class DownloadWireTest extends WireTest {
    private final TrainingHost training = port(TrainingHost.class);

    private String trained(Map<String, Object> parameters) {
        String file = trainingFile().id();
        String id =
                training.start(new TrainingRequest(MODEL, file, file, "bot-1", parameters)).id();
        advance("PT2H");
        return id;
    }

    @Test
    void download_wholeAndFromTheMiddle_areTheSameBytes() throws IOException {
        String job = trained(Map.of());

        try (RemoteContent whole =
                        training.download(job, new TrainedWeights(Artifact.ADAPTER, null, 0));
                RemoteContent rest =
                        training.download(job, new TrainedWeights(Artifact.ADAPTER, null, 100))) {
            byte[] bytes = whole.bytes().readAllBytes();
            assertThat(whole.total()).isEqualTo(bytes.length);
            assertThat(rest.from()).isEqualTo(100);
            assertThat(rest.total()).isEqualTo(bytes.length);
            assertThat(rest.bytes().readAllBytes()).hasSize(bytes.length - 100);
        }
        assertThat(
                        refusal(
                                "not_found",
                                () ->
                                        training.download(
                                                "ft-none",
                                                new TrainedWeights(Artifact.MERGED, null, 0))))
                .isEqualTo(FailureKind.NOT_FOUND);
    }

    @Test
    void metrics_ofSomeSteps_areThoseOnly() {
        String job = trained(Map.of("n_evals", 2, "n_epochs", 2));

        List<TrainingPoint> some = training.metrics(job, new MetricsQuery(3L, 10L, null, null, 4));

        assertThat(some).hasSizeBetween(1, 4);
        assertThat(some).allSatisfy(point -> assertThat(point.step()).isBetween(3L, 10L));
    }

    @Test
    void start_withAllParameters_isTaken() {
        Map<String, Object> lora =
                Map.of(
                        "type",
                        "Lora",
                        "lora_r",
                        8,
                        "lora_alpha",
                        16,
                        "lora_dropout",
                        0.1,
                        "lora_trainable_modules",
                        "q_proj,v_proj");
        Map<String, Object> schedule =
                Map.of(
                        "lr_scheduler_type",
                        "cosine",
                        "lr_scheduler_args",
                        Map.of("min_lr_ratio", 0.1, "num_cycles", 0.5));
        Map<String, Object> parameters =
                Map.ofEntries(
                        Map.entry("n_epochs", 2),
                        Map.entry("n_evals", 4),
                        Map.entry("n_checkpoints", 2),
                        Map.entry("batch_size", 8),
                        Map.entry("learning_rate", 0.0001),
                        Map.entry("lr_scheduler", schedule),
                        Map.entry("warmup_ratio", 0.1),
                        Map.entry("max_grad_norm", 1.0),
                        Map.entry("weight_decay", 0.01),
                        Map.entry("packing", true),
                        Map.entry("max_seq_length", 4096),
                        Map.entry("random_seed", 7),
                        Map.entry("training_type", lora),
                        Map.entry(
                                "training_method",
                                Map.of("method", "sft", "train_on_inputs", "auto")));

        assertThat(training.job(trained(parameters)).status()).isEqualTo("completed");
    }
}

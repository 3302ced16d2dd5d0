package dev.slipway.provider.together;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.provider.FailureKind;
import dev.slipway.provider.Outcome;
import dev.slipway.provider.ProviderException;
import dev.slipway.provider.TrainingRequest;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrainingBodyTest {

    @Test
    void start_suffixOf64_isTakenAndOf65Refused() {
        assertThat(TrainingBody.start(request("s".repeat(64)))).containsKey("suffix");

        ProviderException refused =
                catchThrowableOfType(
                        ProviderException.class, () -> TrainingBody.start(request("s".repeat(65))));

        assertThat(refused.kind()).isEqualTo(FailureKind.INVALID_DATA);
        assertThat(refused.outcome()).isEqualTo(Outcome.NOT_SENT);
    }

    @Test
    void start_parameters_cannotReplaceModelOrFile() {
        TrainingRequest sly =
                new TrainingRequest("m", "file-1", "file-2", "s", Map.of("model", "other"));

        assertThat(TrainingBody.start(sly))
                .isEqualTo(
                        Map.of(
                                "model", "m",
                                "training_file", "file-1",
                                "validation_file", "file-2",
                                "suffix", "s"));
    }

    private static TrainingRequest request(String suffix) {
        return new TrainingRequest("m", "file-1", null, suffix, Map.of());
    }
}

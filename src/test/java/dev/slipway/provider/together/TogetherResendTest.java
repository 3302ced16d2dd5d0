package dev.slipway.provider.together;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.provider.FailureKind;
import dev.slipway.provider.GenerationChooser;
import dev.slipway.provider.ModelCatalog;
import dev.slipway.provider.Outcome;
import dev.slipway.provider.ProviderException;
import dev.slipway.provider.TrainingHost;
import dev.slipway.provider.TrainingRequest;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(TrainingKeyOnlyProfile.class)
class TogetherResendTest {
    ClosingServer together;
    @Inject TrainingHost training;
    @Inject ModelCatalog catalog;
    @Inject GenerationChooser generations;

    /** Interceptors, REST client and connection pool: none of them may send a create again. */
    @Test
    void create_pooledConnectionClosedUnderIt_isSentOnce() {
        training.jobs();

        ProviderException lost =
                catchThrowableOfType(
                        ProviderException.class,
                        () ->
                                training.start(
                                        new TrainingRequest("m", "file-1", null, "s", Map.of())));
        // A resend would stand before this read.
        training.jobs();

        assertThat(lost.kind()).isEqualTo(FailureKind.UNKNOWN_OUTCOME);
        assertThat(lost.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(together.requests())
                .containsExactly(
                        "1 GET /v1/fine-tunes HTTP/1.1",
                        "1 POST /v1/fine-tunes HTTP/1.1",
                        "2 GET /v1/fine-tunes HTTP/1.1");
    }

    @Test
    void anyCall_withoutKey_saysWhatToSet() {
        ProviderException refused =
                catchThrowableOfType(ProviderException.class, () -> catalog.whoami());

        assertThat(refused.kind()).isEqualTo(FailureKind.BAD_CREDENTIALS);
        assertThat(refused.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(refused.hint()).contains("TOGETHER_API_KEY");
        assertThat(catchThrowableOfType(ProviderException.class, generations::choose).kind())
                .isEqualTo(FailureKind.BAD_CREDENTIALS);
    }
}

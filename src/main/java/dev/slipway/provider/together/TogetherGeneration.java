package dev.slipway.provider.together;

import dev.slipway.provider.FailureKind;
import dev.slipway.provider.Generation;
import dev.slipway.provider.GenerationChooser;
import dev.slipway.provider.Outcome;
import dev.slipway.provider.ProviderException;
import dev.slipway.provider.ProviderException.Advice;
import dev.slipway.provider.together.TogetherConfig.GenerationSetting;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;

@ApplicationScoped
class TogetherGeneration implements GenerationChooser {
    private final TogetherProject project;
    private final TogetherConfig config;

    TogetherGeneration(TogetherProject project, TogetherConfig config) {
        this.project = project;
        this.config = config;
    }

    @Override
    @Guarded("say whose key this is")
    @Timeout(value = 60, unit = ChronoUnit.SECONDS)
    @Retry(retryOn = ProviderUnavailable.class, maxRetries = 2, delay = 300, jitter = 200)
    public Generation choose() {
        if (config.generation() == GenerationSetting.V1) {
            throw v1Closed();
        }
        // Fails, and says what to change, when no project is known.
        project.id();
        return Generation.V2;
    }

    private static ProviderException v1Closed() {
        return new ProviderException(
                FailureKind.GENERATION_CLOSED,
                Outcome.NOT_SENT,
                0,
                "Together makes no new dedicated endpoints in generation V1"
                        + " (403 endpoints_v1_create_access_disabled)",
                Advice.of("Set slipway.together.generation to auto or v2."));
    }
}

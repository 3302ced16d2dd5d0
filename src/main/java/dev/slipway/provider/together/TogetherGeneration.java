package dev.slipway.provider.together;

import dev.slipway.provider.FailureKind;
import dev.slipway.provider.Generation;
import dev.slipway.provider.GenerationChooser;
import dev.slipway.provider.Outcome;
import dev.slipway.provider.ProviderException;
import dev.slipway.provider.ProviderException.Advice;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;

/** V2 wherever a project is known and nobody asks for V1; V1 only where it is still open. */
@ApplicationScoped
class TogetherGeneration implements GenerationChooser {
    private static final String CLOSED =
            "Together makes no new dedicated endpoints in generation V1 for this account"
                    + " (403 endpoints_v1_create_access_disabled)";
    private static final String PROJECT =
            " and use a TOGETHER_API_KEY made inside a project, or set slipway.together.project-id."
                    + " An account that must stay with V1 needs Together's support to allow it.";

    private final TogetherProject project;
    private final TogetherConfig config;
    private final V1Access v1;

    TogetherGeneration(TogetherProject project, TogetherConfig config, V1Access v1) {
        this.project = project;
        this.config = config;
        this.v1 = v1;
    }

    @Override
    @Guarded("say in which generation to create")
    @Timeout(value = 60, unit = ChronoUnit.SECONDS)
    @Retry(retryOn = ProviderUnavailable.class, maxRetries = 2, delay = 300, jitter = 200)
    public Generation choose() {
        return switch (config.generation()) {
            case V2 -> {
                // Fails, and says what to change, when no project is known.
                project.id();
                yield Generation.V2;
            }
            case V1 -> requireV1(CLOSED, "Set slipway.together.generation to auto or v2" + PROJECT);
            case AUTO ->
                    project.find().isPresent()
                            ? Generation.V2
                            : requireV1(
                                    "Together names no project for this API key, which"
                                            + " generation V2 needs, and "
                                            + CLOSED,
                                    "Leave slipway.together.generation at auto or v2" + PROJECT);
        };
    }

    private Generation requireV1(String why, String hint) {
        if (!v1.open()) {
            throw new ProviderException(
                    FailureKind.GENERATION_CLOSED, Outcome.NOT_SENT, 0, why, Advice.of(hint));
        }
        return Generation.V1;
    }
}

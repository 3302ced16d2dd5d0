package dev.slipway.model.weights;

import dev.slipway.model.preflight.HubTokens;
import dev.slipway.platform.ProjectId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The Hub token that the provider is given, so that it can fetch what is not open to all. */
@ApplicationScoped
class TravellingToken {
    private final HubTokens tokens;
    private final Optional<String> own;

    TravellingToken(
            HubTokens tokens,
            @ConfigProperty(name = "slipway.huggingface.token") Optional<String> own) {
        this.tokens = tokens;
        this.own = own;
    }

    /** The one that was named for these weights, or ours where one is needed; null for none. */
    String of(ProjectId project, String ref, boolean needed) {
        if (ref != null) {
            return tokens.open(project, ref);
        }
        return needed ? own.filter(token -> !token.isBlank()).orElse(null) : null;
    }

    /** For our own questions: null means the service's own, which the adapter knows. */
    String forUs(ProjectId project, String ref) {
        return tokens.open(project, ref);
    }
}

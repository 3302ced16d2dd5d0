package dev.slipway.model.preflight;

import dev.slipway.access.Secrets;
import dev.slipway.platform.ProjectId;
import dev.slipway.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;

/** Tokens of the Hub by the name under which a project stored them. */
@ApplicationScoped
public class HubTokens {
    private final Secrets secrets;

    public HubTokens(Secrets secrets) {
        this.secrets = secrets;
    }

    /**
     * The token, for the moment of its use.
     *
     * @param tokenRef name of a secret, or null
     * @return null for null: the service's own token is meant
     * @throws Problem VALIDATION_FAILED for a token in place of a name, NOT_FOUND
     */
    public String open(ProjectId project, String tokenRef) {
        if (tokenRef == null) {
            return null;
        }
        if (tokenRef.strip().toLowerCase(Locale.ROOT).startsWith("hf_")) {
            throw Problem.invalid(
                    "tokenRef",
                    "holds a token, not the name of one: store it with POST /api/v1/secrets"
                            + " {\"name\": \"hub\", \"value\": \"hf_...\"} and give that name");
        }
        return secrets.open(project, tokenRef);
    }
}

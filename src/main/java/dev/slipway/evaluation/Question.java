package dev.slipway.evaluation;

import dev.slipway.provider.ChatHost;
import dev.slipway.provider.ChatMessage;
import dev.slipway.provider.ProviderException;
import dev.slipway.routing.Traffic;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Asks one question, more than once when the provider fails; an answer that does not come is a
 * result, too.
 */
@ApplicationScoped
class Question {
    private final ChatHost host;
    private final Traffic traffic;
    private final EvaluationConfig config;

    Question(ChatHost host, Traffic traffic, EvaluationConfig config) {
        this.host = host;
        this.traffic = traffic;
        this.config = config;
    }

    /** Exactly one of the two is null. */
    record Reply(String text, String problem) {}

    Reply ask(String model, List<ChatMessage> messages) {
        String problem = "";
        for (int i = 0; i < config.tries(); i++) {
            traffic.used(model);
            try {
                String text = host.ask(model, true, messages, config.maxTokens()).content();
                return text == null
                        ? new Reply(null, "the answer has no content")
                        : new Reply(text, null);
            } catch (ProviderException e) {
                problem = e.getMessage();
                if (!e.kind().retryable()) {
                    break;
                }
            }
        }
        return new Reply(null, problem);
    }
}

package dev.slipway.provider.together;

import dev.slipway.provider.ChatAnswer;
import dev.slipway.provider.ChatHost;
import dev.slipway.provider.ChatMessage;
import io.smallrye.faulttolerance.api.CircuitBreakerName;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;

@ApplicationScoped
@Guarded("answer the chat")
class TogetherChat implements ChatHost {
    private final TogetherClients clients;

    TogetherChat(TogetherClients clients) {
        this.clients = clients;
    }

    @Override
    @CircuitBreakerName("together-chat")
    @CircuitBreaker(
            failOn = {ProviderUnavailable.class, TimeoutException.class},
            requestVolumeThreshold = 20,
            delay = Guard.OPEN_SECONDS,
            delayUnit = ChronoUnit.SECONDS)
    @Timeout(value = 3, unit = ChronoUnit.MINUTES)
    public ChatAnswer ask(
            String model, boolean dedicated, List<ChatMessage> messages, int maxTokens) {
        ChatApi api = clients.chat(dedicated);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("model", model);
        body.put("messages", messages);
        body.put("max_tokens", maxTokens);
        body.put("temperature", 0);
        body.put("stream", false);
        return Calls.read("answer as " + model, () -> api.ask(body), Readings::chat);
    }
}

package dev.slipway.provider;

import java.util.List;

/** Asks a served model, whole answers only; for evaluations and checks, not for the data plane. */
public interface ChatHost {

    /**
     * Asks once with temperature 0.
     *
     * @param model an inference name: endpoint name or serverless id, never {@code ml_...} or
     *     {@code ep_...}
     * @param dedicated true when {@code model} is one of our endpoints: another host serves those
     */
    ChatAnswer ask(String model, boolean dedicated, List<ChatMessage> messages, int maxTokens);
}

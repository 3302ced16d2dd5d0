package dev.slipway.evaluation;

import dev.slipway.provider.ChatMessage;
import java.util.List;

/**
 * One question with its expectation.
 *
 * @param id unique in its suite; given by the author, otherwise {@code line-<number>}
 * @param messages what the model is asked, at least one
 * @param expected what a scorer compares with, never blank
 */
public record SuiteCase(String id, List<ChatMessage> messages, String expected) {
    public SuiteCase {
        messages = List.copyOf(messages);
    }
}

package dev.slipway.provider;

/** A finished answer to a chat. Token counts may be null. */
public record ChatAnswer(
        String content, String finishReason, Integer promptTokens, Integer completionTokens) {}

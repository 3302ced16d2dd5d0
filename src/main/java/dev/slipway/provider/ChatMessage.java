package dev.slipway.provider;

/** One turn of a conversation: role is {@code system}, {@code user} or {@code assistant}. */
public record ChatMessage(String role, String content) {}

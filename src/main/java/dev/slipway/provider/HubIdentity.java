package dev.slipway.provider;

import java.time.Instant;

/**
 * Whose token it is. All but the account's name may be null.
 *
 * @param tokenName as its owner called it
 * @param role raw word: {@code read}, {@code write} or {@code fineGrained}
 */
public record HubIdentity(String account, String tokenName, String role, Instant expiresAt) {}

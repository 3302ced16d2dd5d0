/**
 * Pages for people under {@code /admin}: sign-in with a key, board, models, fine-tunes, webhooks,
 * live. Front door: HTTP only. Reads the front doors of other rooms and is imported by none; never
 * talks to a provider, never queries another room's tables.
 */
package dev.slipway.admin;

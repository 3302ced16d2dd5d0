package dev.slipway.sandbox.web;

/** Answers one call; runs under the world's lock, so it decides and records but does not wait. */
@FunctionalInterface
public interface Handler {
    Reply handle(Call call);
}

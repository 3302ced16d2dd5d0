package dev.slipway.evaluation;

/** {@code reason} is for people: the numbers that decided. */
public record VerdictResult(Verdict verdict, String reason) {}

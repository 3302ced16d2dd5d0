package dev.slipway.archfixture;

/** What only the base package may be: known to nobody below it. */
public final class WayIn {}

package dev.slipway.archfixture.provider.together;

/** Stands for an adapter's inside. */
public final class Wire {}

package dev.slipway.archfixture.provider.huggingface;

/** Stands for the other adapter's inside. */
public final class Wire {}

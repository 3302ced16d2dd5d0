package dev.slipway.archfixture.sandbox;

/** Stands for the stand-in. */
public final class Toy {}

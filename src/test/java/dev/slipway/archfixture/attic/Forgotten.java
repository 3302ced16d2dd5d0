package dev.slipway.archfixture.attic;

/** In a package that the plan does not know. */
final class Forgotten {}

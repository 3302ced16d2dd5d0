package dev.slipway.archfixture.admin;

/** Stands for what no other room may import. */
public final class Page {}

package dev.slipway.sandbox.learn;

/** Something asked, and what the dataset says is the answer. */
public record Example(String prompt, String completion) {}

package dev.slipway.dataset;

/**
 * One reason why the provider would refuse the file.
 *
 * @param line counted from 1; 0 when the file as a whole is meant
 * @param field path inside the line, such as {@code messages[2].role}; empty when the whole line is
 *     meant
 * @param message what is wrong, why it matters, what to do
 */
public record DatasetProblem(long line, String field, String message) {}

package dev.slipway.evaluation;

/**
 * @param line counted from 1; 0 when the file as a whole is meant
 * @param field path inside the line; empty when the whole line is meant
 * @param message what is wrong, why it matters, what to do
 */
public record SuiteProblem(long line, String field, String message) {
    @Override
    public String toString() {
        String where =
                line == 0 ? "" : "line " + line + (field.isEmpty() ? ": " : ", " + field + ": ");
        return where + message;
    }
}

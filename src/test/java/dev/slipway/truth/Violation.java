package dev.slipway.truth;

/**
 * Something that a judge does not find in its document.
 *
 * @param rule {@code path}, {@code status}, {@code query}, {@code property} for what is undeclared,
 *     else the schema keyword that does not hold
 * @param operation method and path template, such as {@code GET /files/{id}}
 * @param place {@code request} or the status of the answer
 * @param pointer into the body, with {@code *} for every entry of a list; empty for the whole
 */
record Violation(String rule, String operation, String place, String pointer, String why) {

    @Override
    public String toString() {
        return "%s | %s | %s | %s : %s".formatted(rule, operation, place, pointer, why);
    }
}

package dev.slipway.evaluation;

/** Carries the field out of the parser; {@link SuiteCases} adds the line. */
class BadFieldException extends RuntimeException {
    private final String field;

    BadFieldException(String field, String message) {
        super(message);
        this.field = field;
    }

    String field() {
        return field;
    }
}

package dev.slipway.model.preflight;

/** A file of the repository is not what its name says. */
class UnreadableFileException extends RuntimeException {
    private final String code;
    private final String fix;

    UnreadableFileException(String code, String message, String fix) {
        super(message);
        this.code = code;
        this.fix = fix;
    }

    String code() {
        return code;
    }

    String fix() {
        return fix;
    }
}

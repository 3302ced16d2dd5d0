package dev.slipway.cli;

/** Ends a command: what is wrong, what to do, and what a script sees. */
final class CommandException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exit;
    private final String fix;

    /**
     * @param fix what to do
     */
    CommandException(int exit, String message, String fix) {
        super(message);
        this.exit = exit;
        this.fix = fix;
    }

    int exit() {
        return exit;
    }

    String fix() {
        return fix;
    }
}

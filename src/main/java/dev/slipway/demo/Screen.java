package dev.slipway.demo;

import java.io.PrintStream;

/**
 * Standard output: lines that stay, and on a terminal one line below them that changes in place.
 */
final class Screen {
    private static final String START_OF_LINE = "\r";
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final PrintStream out;
    private final boolean terminal;
    private boolean status;

    Screen(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    boolean terminal() {
        return terminal;
    }

    synchronized void line(String text) {
        clear();
        out.println(text);
        out.flush();
    }

    /** What goes on right now; shown on a terminal only. */
    synchronized void status(String text) {
        if (terminal) {
            out.print(CLEAR_LINE + text + START_OF_LINE);
            out.flush();
            status = true;
        }
    }

    synchronized void clear() {
        if (status) {
            out.print(CLEAR_LINE);
            out.flush();
            status = false;
        }
    }
}

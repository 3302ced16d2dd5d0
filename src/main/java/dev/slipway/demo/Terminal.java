package dev.slipway.demo;

import java.io.Console;

/** Whether a person looks on. */
final class Terminal {
    private Terminal() {}

    /** True when standard input and output are a terminal. */
    static boolean present() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            // From Java 22 on there may be a console without a terminal.
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}

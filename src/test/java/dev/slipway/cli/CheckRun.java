package dev.slipway.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine;

/** One run of the command, as a shell sees it. */
record CheckRun(int exit, String out, String err) {

    static CheckRun of(Map<String, String> environment, String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Map<String, String> all = new HashMap<>(environment);
        all.putIfAbsent("COLUMNS", "100");
        int exit =
                new CommandLine(new CheckCommand(all))
                        .setOut(new PrintWriter(out))
                        .setErr(new PrintWriter(err))
                        .execute(words);
        return new CheckRun(exit, out.toString(), err.toString());
    }

    /** Without the breaks of lines, which fall where they fall. */
    String text() {
        return (out + err).replaceAll("\\s+", " ");
    }
}

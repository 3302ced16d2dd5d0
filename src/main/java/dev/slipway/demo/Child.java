package dev.slipway.demo;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process of the demo, with all it says in a file of its own. Closing it ends it. */
record Child(String name, Process process, Path log) implements AutoCloseable {
    private static final int TAIL = 25;

    static Child start(String name, ProcessBuilder how, Path log) {
        try {
            Process process =
                    how.redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                            .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                            .start();
            return new Child(name, process, log);
        } catch (IOException e) {
            throw new DemoException("Cannot start the " + name + ": " + e.getMessage(), e);
        }
    }

    /** Waits a moment; true when it has ended by then. */
    boolean endedWithin(long millis) {
        try {
            return process.waitFor(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoException("Interrupted while waiting for the " + name, e);
        }
    }

    void awaitEnd() {
        process.onExit().join();
    }

    /** Why it is of no use, with the last lines it said and what to do. */
    DemoException failure(String what) {
        return new DemoException(
                """
                The %s %s. The last lines of %s:

                %s

                Look there for the reason. If it is not plain, run it by itself: ./slipway %s"""
                        .formatted(
                                name, what, log, tail(), name.equals("service") ? "serve" : name));
    }

    private String tail() {
        try {
            List<String> lines =
                    new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines().toList();
            return lines.isEmpty()
                    ? "    (it said nothing)"
                    : String.join(
                                    System.lineSeparator(),
                                    lines.subList(Math.max(0, lines.size() - TAIL), lines.size()))
                            .indent(4)
                            .stripTrailing();
        } catch (IOException e) {
            return "    (unreadable: " + e + ")";
        }
    }

    @Override
    public void close() {
        Stopping.terminate(process.toHandle());
    }
}

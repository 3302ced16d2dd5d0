package dev.slipway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.NodeSuite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Together's official client judges the sandbox: its parsing, its pages, its errors. */
class TogetherClientTest {
    private static final Path SUITE = Path.of("src/test/node/together");
    private static final String ENDING = ".test.mjs";
    private final List<Sandbox> sandboxes = new ArrayList<>();

    @AfterEach
    void stop() {
        sandboxes.forEach(Sandbox::close);
    }

    @Test
    void officialClient_everyResource_readsWhatItExpects() throws IOException {
        NodeSuite suite = NodeSuite.in("together");
        // One for each file: they run at the same time, and each turns its own clock.
        for (String name : names()) {
            Sandbox sandbox = start();
            sandboxes.add(sandbox);
            suite.env("SANDBOX_URL_" + name, sandbox.uri().toString());
        }
        assertThat(suite.run()).contains("skipped 0", "todo 0");
    }

    private static Sandbox start() {
        return Sandbox.start(
                SandboxSettings.defaults()
                        .withSpeed(0)
                        .withHub(ExampleHub.FOLDER)
                        .withAccount(new SandboxSettings.Account(true, false)));
    }

    /** As the suite makes them of the names of its files. */
    private static List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(SUITE)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ENDING))
                    .map(name -> name.substring(0, name.length() - ENDING.length()))
                    .map(name -> name.replace('-', '_').toUpperCase(Locale.ROOT))
                    .toList();
        }
    }
}

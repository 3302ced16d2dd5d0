package dev.slipway;

import dev.slipway.platform.EmbeddedDatabase;
import dev.slipway.platform.StateDir;
import dev.slipway.sandbox.Sandbox;
import dev.slipway.sandbox.SandboxSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * What takes the place of things that are not configured: an embedded PostgreSQL and the sandbox,
 * both with their data in the state folder. Each says so on standard error.
 */
final class StandIns implements AutoCloseable {
    private final Deque<AutoCloseable> running = new ArrayDeque<>();

    /** Starts what is missing and points the service at it. */
    static StandIns start() {
        StandIns standIns = new StandIns();
        Path state = StateDir.privateFolder(Path.of(setting("slipway.state-dir")).toAbsolutePath());
        if (setting("quarkus.datasource.jdbc.url").isEmpty()) {
            standIns.database(state.resolve("postgres"));
        }
        if (setting("slipway.together.api-key").isEmpty()) {
            standIns.sandbox(state.resolve("sandbox"));
        }
        return standIns;
    }

    private void database(Path folder) {
        EmbeddedDatabase database = EmbeddedDatabase.open(folder);
        running.push(database);
        System.setProperty("quarkus.datasource.jdbc.url", database.jdbcUrl());
        System.setProperty("quarkus.datasource.username", database.user());
        System.err.printf(
                "Embedded PostgreSQL in %s%s (QUARKUS_DATASOURCE_JDBC_URL is not set)%n",
                folder, database.adopted() ? ", adopted: it was running" : "");
    }

    private void sandbox(Path folder) {
        Path ledger = StateDir.privateFolder(folder).resolve("ledger.jsonl");
        Path hub = hub(folder);
        Sandbox sandbox = Sandbox.start(SandboxSettings.defaults().withLedger(ledger).withHub(hub));
        running.push(sandbox);
        System.setProperty("slipway.huggingface.endpoint", sandbox.uri().toString());
        System.setProperty("slipway.together.url", sandbox.uri().toString());
        System.setProperty("slipway.together.inference-url", sandbox.uri().toString());
        System.setProperty("slipway.together.api-key", "sandbox");
        System.err.printf(
                "%n  SANDBOX: TOGETHER_API_KEY is not set, so a stand-in at %s takes Together's place.%n"
                        + "  Nothing is trained, served or paid for real. HuggingFace is the folder %s.%n%n",
                sandbox.uri(), hub);
    }

    /** The provider's stand-in fetches weights from its own Hub only: the shipped one, or empty. */
    private static Path hub(Path folder) {
        Path shipped = Path.of(setting("slipway.home"), "examples", "hub").toAbsolutePath();
        String named = setting("slipway.sandbox.hub");
        if (!named.isEmpty()) {
            return Path.of(named).toAbsolutePath();
        }
        return Files.isDirectory(shipped) ? shipped : StateDir.privateFolder(folder.resolve("hub"));
    }

    private static String setting(String name) {
        return ConfigProvider.getConfig().getOptionalValue(name, String.class).orElse("");
    }

    @Override
    public void close() {
        while (!running.isEmpty()) {
            try {
                running.pop().close();
            } catch (Exception e) {
                System.err.println("Did not stop cleanly: " + e);
            }
        }
    }
}

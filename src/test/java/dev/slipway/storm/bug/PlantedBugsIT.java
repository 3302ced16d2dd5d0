package dev.slipway.storm.bug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.testing.FreePorts;
import dev.slipway.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A copy of the application with all bugs at once still boots, and it is their code that runs. */
class PlantedBugsIT {
    /** On one file system with the packaged application, so that its jars can be links. */
    @TempDir(factory = BesideTheBuild.class)
    Path folder;

    private final Path log = Path.of("target", "planted-bugs.log");

    @Test
    void make_allBugs_bootsWithEachOfTheirClasses() throws IOException {
        Path app = PatchedApp.make(folder.resolve("app"), PlantedBugs.ALL);

        int port = FreePorts.take();
        try (TestDatabase database = TestDatabase.open()) {
            Process service = start(app, database, port);
            try {
                await(log.toString())
                        .atMost(Duration.ofSeconds(90))
                        .failFast(log + " ended early", () -> !service.isAlive())
                        .until(() -> ready(port));
            } finally {
                service.destroyForcibly();
            }
        }

        assertThat(Files.readString(log)).contains(PlantedBugs.ALL.getLast().marker());
        try (URLClassLoader loader = loader(app)) {
            assertThat(PlantedBugs.ALL)
                    .allSatisfy(bug -> assertThat(loaded(bug, loader)).contains(app.toString()));
        }
    }

    /** Where a changed class comes from, once it has been verified and initialised. */
    private static String loaded(PlantedBug bug, ClassLoader loader)
            throws ReflectiveOperationException {
        Class<?> changed = Class.forName(bug.changed(), true, loader);
        return changed.getProtectionDomain().getCodeSource().getLocation().toString();
    }

    /** Of the jars in the order in which the application searches them. */
    private static URLClassLoader loader(Path app) throws IOException {
        List<URL> jars = new ArrayList<>();
        for (String folder : List.of("quarkus", "app", "lib")) {
            try (Stream<Path> files = Files.walk(app.resolve(folder))) {
                for (Path jar :
                        files.filter(f -> f.toString().endsWith(".jar"))
                                .sorted(Comparator.reverseOrder())
                                .toList()) {
                    jars.add(jar.toUri().toURL());
                }
            }
        }
        return new URLClassLoader(jars.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    private Process start(Path app, TestDatabase database, int port) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-Xmx512m",
                                "-jar",
                                app.resolve("quarkus-run.jar").toString(),
                                "serve",
                                "--port",
                                String.valueOf(port))
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
        builder.environment()
                .putAll(
                        Map.of(
                                "QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl(),
                                "QUARKUS_DATASOURCE_USERNAME", database.user(),
                                "QUARKUS_DATASOURCE_PASSWORD", database.password(),
                                "QUARKUS_HTTP_HOST", "127.0.0.1",
                                "SLIPWAY_STATE_DIR", folder.resolve("state").toString(),
                                "TOGETHER_API_KEY", "a-key",
                                "SLIPWAY_TOGETHER_URL", "http://127.0.0.1:1"));
        return builder.start();
    }

    private static boolean ready(int port) {
        URI health = URI.create("http://127.0.0.1:%d/q/health/ready".formatted(port));
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                                    HttpRequest.newBuilder(health).build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(e));
        }
    }
}

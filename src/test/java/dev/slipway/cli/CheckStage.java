package dev.slipway.cli;

import dev.slipway.sandbox.Sandbox;
import dev.slipway.sandbox.SandboxSettings;
import dev.slipway.testing.WireTap;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The service, the sandbox with good and bad repositories, and a tap on the wire between them. */
public class CheckStage implements QuarkusTestResourceLifecycleManager {
    private static WireTap tap;
    private Sandbox sandbox;
    private Path hub;

    /** Runs the service on this stage. */
    public static class Profile implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("slipway.huggingface.token", "");
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(CheckStage.class));
        }
    }

    static WireTap tap() {
        return tap;
    }

    @Override
    public Map<String, String> start() {
        try {
            hub = Files.createTempDirectory("slipway-hub");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        HubRepositories.write(hub);
        sandbox = Sandbox.start(SandboxSettings.defaults().withSpeed(0).withHub(hub));
        tap = new WireTap(sandbox.uri());
        String url = sandbox.uri().toString();
        return Map.of(
                "slipway.huggingface.endpoint",
                tap.uri().toString(),
                "slipway.together.url",
                url,
                "slipway.together.inference-url",
                url,
                "slipway.together.api-key",
                "sandbox");
    }

    @Override
    public void stop() {
        tap.close();
        sandbox.close();
        try (Stream<Path> files = Files.walk(hub)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

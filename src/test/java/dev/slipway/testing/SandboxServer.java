package dev.slipway.testing;

import dev.slipway.sandbox.Sandbox;
import dev.slipway.sandbox.SandboxSettings;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.util.Map;

/** The sandbox in the test's own process, with a clock that moves only when it is pushed. */
public class SandboxServer implements QuarkusTestResourceLifecycleManager {
    private static Sandbox running;

    @Override
    public Map<String, String> start() {
        running =
                Sandbox.start(
                        SandboxSettings.defaults().withSpeed(0).withHub(Path.of("examples/hub")));
        String url = running.uri().toString();
        return Map.of(
                "slipway.huggingface.endpoint", url,
                "slipway.together.url", url,
                "slipway.together.inference-url", url,
                "slipway.together.api-key", "sandbox");
    }

    @Override
    public void stop() {
        running.close();
    }

    /** Root of the sandbox, for its control routes. */
    public static String url() {
        return running.uri().toString();
    }
}

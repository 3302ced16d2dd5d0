package dev.slipway.demo;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * The service and the sandbox, each a process of its own.
 *
 * @param api the service, asked with {@code key}, which may do everything
 * @param sandbox the stand-in, with its control side
 * @param started how long it took until both answered
 */
record Servers(Child service, ApiClient api, String key, ApiClient sandbox, Duration started) {
    /** The sandbox takes any. */
    private static final String PROVIDER_KEY = "sandbox";

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final long LOOK_MS = 250;

    /** When false, the process is asked again. */
    private record Ready(Child process, BooleanSupplier answers) {
        void await() {
            Stopwatch watch = Stopwatch.start();
            while (!answers.getAsBoolean()) {
                if (process.endedWithin(LOOK_MS)) {
                    throw process.failure("ended with " + process.process().exitValue());
                }
                if (watch.passed().compareTo(PATIENCE) > 0) {
                    throw process.failure(
                            "was not ready after %d s".formatted(PATIENCE.toSeconds()));
                }
            }
        }
    }

    /**
     * Starts both and waits until they answer; {@code cleanup} will end them.
     *
     * @throws DemoException with the end of the log when one does not come up
     */
    static Servers start(Launch launch, DemoFolder folder, Settings settings, Cleanup cleanup) {
        Stopwatch watch = Stopwatch.start();
        cleanup.later(new Leftovers(folder)::stopDatabase);
        ApiClient sandbox = new ApiClient(loopback(Ports.free()), PROVIDER_KEY);
        Child stand = child("sandbox", sandbox(launch, folder, settings, sandbox), folder, cleanup);
        new Ready(stand, () -> sandbox.status("/sandbox/clock") == 200).await();

        String key = AdminKey.in(folder.key());
        ApiClient api = new ApiClient(loopback(Ports.choose(settings.port())), key);
        ProcessBuilder serve =
                launch.process(
                        folder.root(),
                        environment(folder.state(), key, sandbox.server(), settings.generation()),
                        "serve",
                        "--port=" + api.server().getPort());
        Child service = child("service", serve, folder, cleanup);
        new Ready(service, () -> isUp(api)).await();
        return new Servers(service, api, key, sandbox, watch.passed());
    }

    /**
     * @param port of the service; null for a free one
     * @param speed of the sandbox
     * @param hub folder that is the Hub; null for none
     */
    record Settings(Integer port, double speed, Path hub, Generation generation) {}

    private static Child child(
            String name, ProcessBuilder how, DemoFolder folder, Cleanup cleanup) {
        Child child = cleanup.later(Child.start(name, how, folder.log(name)));
        new Leftovers(folder).note(child.process().toHandle());
        return child;
    }

    private static ProcessBuilder sandbox(
            Launch launch, DemoFolder folder, Settings settings, ApiClient at) {
        List<String> words =
                new ArrayList<>(
                        List.of(
                                "sandbox",
                                "--port=" + at.server().getPort(),
                                "--speed=" + settings.speed(),
                                "--ledger=" + folder.ledger()));
        if (settings.hub() != null) {
            words.add("--hub=" + settings.hub());
        }
        if (settings.generation() == Generation.V1) {
            words.add("--v1");
        }
        return launch.process(folder.root(), Map.of(), words.toArray(String[]::new));
    }

    private static Map<String, String> environment(
            Path state, String key, URI sandbox, Generation generation) {
        Map<String, String> settings = new HashMap<>();
        settings.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        settings.put("SLIPWAY_STATE_DIR", state.toString());
        settings.put("SLIPWAY_ADMIN_KEY", key);
        settings.put("TOGETHER_API_KEY", PROVIDER_KEY);
        settings.put("SLIPWAY_TOGETHER_URL", sandbox.toString());
        settings.put("SLIPWAY_TOGETHER_INFERENCE_URL", sandbox.toString());
        settings.put("SLIPWAY_TOGETHER_GENERATION", generation.word());
        settings.put("HF_ENDPOINT", sandbox.toString());
        // Its receiver of webhooks listens here, where real ones must not.
        settings.put("SLIPWAY_WEBHOOK_ALLOW_HTTP", "true");
        settings.put("SLIPWAY_WEBHOOK_ALLOWED_RANGES", "127.0.0.0/8");
        // The sandbox's time runs faster than life, so it is looked at more often.
        settings.put("SLIPWAY_FINE_TUNE_POLL_EVERY", "500ms");
        settings.put("SLIPWAY_UPLOAD_POLL_EVERY", "500ms");
        settings.put("SLIPWAY_DEPLOYMENT_POLL_EVERY", "500ms");
        settings.put("SLIPWAY_DEPLOYMENT_WATCH_EVERY", "1s");
        return settings;
    }

    /** Healthy, and its database answers, without which the control plane says 503. */
    private static boolean isUp(ApiClient api) {
        return api.status("/q/health/ready") == 200 && api.status("/api/v1/models") == 200;
    }

    private static URI loopback(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }
}

package dev.slipway.path;

import static java.util.Map.entry;

import dev.slipway.testing.FreePorts;
import dev.slipway.testing.TestDatabase;
import dev.slipway.testing.TestKeys;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** How a service is started. The same settings started again are the same service. */
record ServiceSettings(String name, int port, Path state, Map<String, String> environment) {

    /** Leases, probes and looks that are shorter than in production by one factor or so. */
    private static final Map<String, String> HASTE =
            Map.ofEntries(
                    entry("SLIPWAY_ENGINE_LEASE", "3s"),
                    entry("SLIPWAY_ENGINE_RENEW_EVERY", "1s"),
                    entry("SLIPWAY_ENGINE_TRUST", "1s"),
                    entry("SLIPWAY_ENGINE_EFFECTS_PROBE_EVERY", "500ms"),
                    entry("SLIPWAY_ENGINE_EFFECTS_CALL_SECONDS", "4"),
                    entry("SLIPWAY_ENGINE_EFFECTS_LIST_LAG", "0s"),
                    entry("SLIPWAY_ENGINE_EFFECTS_QUARANTINE", "5s"),
                    entry("SLIPWAY_ENGINE_EFFECTS_GONE_EVERY", "200ms"),
                    entry("SLIPWAY_FINE_TUNE_POLL_EVERY", "500ms"),
                    entry("SLIPWAY_UPLOAD_POLL_EVERY", "500ms"),
                    entry("SLIPWAY_DEPLOYMENT_POLL_EVERY", "500ms"),
                    entry("SLIPWAY_DEPLOYMENT_WATCH_EVERY", "2s"));

    /** On a free port of the loopback interface. */
    static ServiceSettings of(String name, Path state) {
        return new ServiceSettings(name, FreePorts.take(), state, HASTE)
                .with("QUARKUS_HTTP_HOST", "127.0.0.1")
                .with("SLIPWAY_STATE_DIR", state.toString())
                .with("SLIPWAY_ADMIN_KEY", TestKeys.ADMIN);
    }

    ServiceSettings with(String variable, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(variable, value);
        return new ServiceSettings(name, port, state, Map.copyOf(more));
    }

    ServiceSettings on(TestDatabase database) {
        return on(database.jdbcUrl())
                .with("QUARKUS_DATASOURCE_USERNAME", database.user())
                .with("QUARKUS_DATASOURCE_PASSWORD", database.password());
    }

    ServiceSettings on(String jdbcUrl) {
        return with("QUARKUS_DATASOURCE_JDBC_URL", jdbcUrl)
                .with("QUARKUS_DATASOURCE_USERNAME", "postgres");
    }

    ServiceSettings against(SandboxProcess sandbox) {
        return with("TOGETHER_API_KEY", SandboxProcess.KEY)
                .with("HF_ENDPOINT", sandbox.uri().toString())
                .with("SLIPWAY_TOGETHER_URL", sandbox.uri().toString())
                .with("SLIPWAY_TOGETHER_INFERENCE_URL", sandbox.uri().toString());
    }
}

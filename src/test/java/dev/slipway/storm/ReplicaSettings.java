package dev.slipway.storm;

import dev.slipway.testing.TestKeys;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How replicas are run: small, quick to boot, with all times divided by the factor. */
record ReplicaSettings(StormOptions options, StormSettings settings) {
    static final String PROVIDER_KEY = "key-of-the-storm";
    private static final String MASTER_KEY = Base64.getEncoder().encodeToString(new byte[32]);
    private static final int REQUESTS_PER_MINUTE = 3000;

    /**
     * The waits between deliveries add up to days: shorter still, so that quiet comes in minutes.
     */
    private static final int HASTE = 50;

    /**
     * @param classes the JVM's option about an archive of classes
     */
    List<String> command(String name, int port, Path app, String classes) {
        List<String> jvm =
                List.of(
                        "-Xmx320m",
                        classes,
                        "-Ddev.slipway.webhook.haste=" + settings.factor() * HASTE,
                        "-Ddev.slipway.engine.haste=" + settings.factor(),
                        "-Dquarkus.datasource.jdbc.max-size=16",
                        // By which the database tells the replicas apart.
                        "-Dquarkus.datasource.jdbc.additional-jdbc-properties.ApplicationName="
                                + name,
                        "-Dquarkus.datasource.jdbc.additional-jdbc-properties.socketTimeout="
                                + Math.max(2, settings.callDeadline().toSeconds()),
                        "-Dquarkus.datasource.jdbc.new-connection-sql=SET"
                                + " idle_in_transaction_session_timeout = "
                                + settings.lease().toMillis(),
                        "-Dquarkus.datasource.jdbc.additional-jdbc-properties.connectTimeout=2",
                        "-Dquarkus.datasource.jdbc.acquisition-timeout=2S");
        return Program.java(app, jvm, "serve", "--port", String.valueOf(port));
    }

    /**
     * Ports that replicas are given.
     *
     * @param sandbox of the proxy before the provider's control plane
     * @param inference of its data plane, where nothing is in the way: its failures would be the
     *     provider's, and it is ours that is asked for
     */
    record Ways(int postgres, int sandbox, int inference) {}

    /** With two and more replicas the second decides for V1, all others for V2. */
    Map<String, String> environment(int index, Duration offset, Ways ways) {
        Path state = options.folder().resolve("state-" + (index + 1));
        String provider = "http://127.0.0.1:" + ways.sandbox();
        Map<String, String> all = new HashMap<>(times());
        all.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        all.put("SLIPWAY_STATE_DIR", state.toString());
        all.put("SLIPWAY_ADMIN_KEY", TestKeys.ADMIN);
        all.put("SLIPWAY_MASTER_KEY", MASTER_KEY);
        all.put("SLIPWAY_CLOCK_OFFSET", offset.toString());
        all.put(
                "QUARKUS_DATASOURCE_JDBC_URL",
                "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(ways.postgres()));
        all.put("QUARKUS_DATASOURCE_USERNAME", "postgres");
        all.put("TOGETHER_API_KEY", PROVIDER_KEY);
        all.put("SLIPWAY_TOGETHER_URL", provider);
        all.put("SLIPWAY_TOGETHER_INFERENCE_URL", "http://127.0.0.1:" + ways.inference());
        all.put("SLIPWAY_TOGETHER_GENERATION", index == 1 ? "v1" : "v2");
        all.put("HF_ENDPOINT", provider);
        all.put("SLIPWAY_WEBHOOK_ALLOW_HTTP", "true");
        all.put("SLIPWAY_WEBHOOK_ALLOWED_RANGES", "127.0.0.0/8");
        return all;
    }

    private Map<String, String> times() {
        Map<String, String> times = new HashMap<>();
        times.put("SLIPWAY_ENGINE_LEASE", ms(settings.lease()));
        times.put("SLIPWAY_ENGINE_RENEW_EVERY", ms(settings.lease().dividedBy(4)));
        times.put("SLIPWAY_ENGINE_TRUST", ms(settings.lease().dividedBy(4)));
        times.put("SLIPWAY_ENGINE_TICK", "200ms");
        times.put("SLIPWAY_ENGINE_EFFECTS_PROBE_EVERY", ms(settings.probeEvery()));
        times.put("SLIPWAY_ENGINE_EFFECTS_QUARANTINE", ms(settings.quarantine()));
        times.put(
                "SLIPWAY_ENGINE_EFFECTS_CALL_SECONDS",
                String.valueOf(settings.callDeadline().toSeconds()));
        times.put("SLIPWAY_ENGINE_EFFECTS_LIST_LAG", ms(settings.listLag()));
        times.put("SLIPWAY_ENGINE_EFFECTS_GONE_EVERY", ms(settings.probeEvery()));
        times.put(
                "SLIPWAY_ENGINE_EFFECTS_LOST_AFTER",
                ms(Duration.ofMinutes(5).dividedBy(settings.factor())));
        times.put("SLIPWAY_SWEEP_EVERY", ms(settings.sweep()));
        times.put("SLIPWAY_SWEEP_GRACE", ms(Duration.ofMinutes(10).dividedBy(settings.factor())));
        times.put("SLIPWAY_FINE_TUNE_POLL_EVERY", "1s");
        times.put("SLIPWAY_UPLOAD_POLL_EVERY", "1s");
        times.put("SLIPWAY_DEPLOYMENT_POLL_EVERY", "1s");
        times.put("SLIPWAY_DEPLOYMENT_WATCH_EVERY", ms(settings.poll()));
        times.put("SLIPWAY_TOGETHER_READ_TIMEOUT", settings.callDeadline().toString());
        times.put("SLIPWAY_TOGETHER_CONNECT_TIMEOUT", "PT2S");
        times.put("SLIPWAY_TOGETHER_CHAT_TIMEOUT", "PT10S");
        times.put("SLIPWAY_TOGETHER_UPLOAD_TIMEOUT", "PT30S");
        times.put(
                "SLIPWAY_TOGETHER_REQUESTS_PER_MINUTE",
                String.valueOf(REQUESTS_PER_MINUTE * settings.factor()));
        times.put("SLIPWAY_WEBHOOK_DEADLINE", ms(settings.callDeadline()));
        times.put("SLIPWAY_WEBHOOK_LOOK_EVERY", "500ms");
        return times;
    }

    private static String ms(Duration duration) {
        return duration.toMillis() + "ms";
    }
}

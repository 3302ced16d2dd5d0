package dev.slipway.provider.together;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The adapter without a database, against {@link StandIn}. */
public class AdapterProfile implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> overrides = new HashMap<>(noDatabase());
        overrides.put("slipway.together.api-key", "key-main");
        overrides.put("slipway.together.training-api-key", "key-training");
        overrides.put("slipway.together.read-timeout", "PT2S");
        // Counted, but more than any test sends.
        overrides.put("slipway.together.requests-per-minute", "600000");
        overrides.put("slipway.together.request-burst", "100000");
        overrides.put(TogetherModels.class.getName() + "/Timeout/value", "1500");
        overrides.put(TogetherModels.class.getName() + "/Timeout/unit", "MILLIS");
        // The policy is under test, its patience is not.
        overrides.put("Retry/delay", "1");
        overrides.put("Retry/jitter", "1");
        return overrides;
    }

    static Map<String, String> noDatabase() {
        return Map.of(
                // Nobody listens there: the service boots all the same.
                "quarkus.datasource.jdbc.url", "jdbc:postgresql://127.0.0.1:1/none",
                "slipway.engine.auto-start", "true",
                "quarkus.http.test-port", "0");
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(StandIn.class));
    }

    @Override
    public boolean disableGlobalTestResources() {
        return true;
    }
}

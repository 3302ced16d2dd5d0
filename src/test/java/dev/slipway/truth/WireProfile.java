package dev.slipway.truth;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/** The adapter without a database, before the {@link Wire}. */
public class WireProfile implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                // Nobody listens there: the service boots all the same.
                "quarkus.datasource.jdbc.url", "jdbc:postgresql://127.0.0.1:1/none",
                "slipway.engine.auto-start", "true",
                "quarkus.http.test-port", "0",
                "slipway.together.api-key", "sandbox",
                "slipway.together.requests-per-minute", "0",
                "Retry/delay", "1",
                "Retry/jitter", "1");
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(Wire.class));
    }

    @Override
    public boolean disableGlobalTestResources() {
        return true;
    }
}

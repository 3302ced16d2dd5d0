package dev.slipway.provider.huggingface;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/** The adapter without a database, against {@link HubStandIn}. */
public class HubProfile implements QuarkusTestProfile {
    static final String TOKEN = "hf_serviceTokenOfTests0abcd";

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                // Nobody listens there: the service boots all the same.
                "quarkus.datasource.jdbc.url", "jdbc:postgresql://127.0.0.1:1/none",
                "slipway.engine.auto-start", "true",
                "quarkus.http.test-port", "0",
                "slipway.huggingface.token", TOKEN,
                "slipway.huggingface.username", "acme",
                // The policy is under test, its patience is not.
                "Retry/delay", "1");
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(HubStandIn.class));
    }

    @Override
    public boolean disableGlobalTestResources() {
        return true;
    }
}

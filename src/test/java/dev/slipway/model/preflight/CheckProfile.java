package dev.slipway.model.preflight;

import dev.slipway.provider.huggingface.HubStandIn;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/** The service with a stand-in for the Hub. */
public class CheckProfile implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "slipway.huggingface.token",
                "",
                "Retry/delay",
                "1",
                "slipway.together.url",
                "http://127.0.0.1:9");
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(HubStandIn.class));
    }
}

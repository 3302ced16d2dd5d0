package dev.slipway.provider.together;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A service whose main key is missing, against a server that loses the answer to every POST. */
public class TrainingKeyOnlyProfile implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> overrides = new HashMap<>(AdapterProfile.noDatabase());
        overrides.put("slipway.together.api-key", "");
        overrides.put("slipway.together.training-api-key", "key-training");
        return overrides;
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(ClosingStandIn.class));
    }

    @Override
    public boolean disableGlobalTestResources() {
        return true;
    }
}

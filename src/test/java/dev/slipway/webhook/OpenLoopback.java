package dev.slipway.webhook;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;
import java.util.Set;

/** The service as a test or a demo runs it: receivers on loopback, time and dice turned by hand. */
public class OpenLoopback implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "slipway.webhook.allow-http", "true",
                "slipway.webhook.allowed-ranges", "127.0.0.0/8");
    }

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(TurnedClock.class, TurnedFacts.class, ChosenJitter.class);
    }
}

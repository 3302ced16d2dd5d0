package dev.slipway.gateway;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The service without any database: whatever passes here, the data plane does from memory. The
 * provider is a scripted server on the loopback.
 */
public class NoDatabase implements QuarkusTestProfile {

    @Override
    public boolean disableGlobalTestResources() {
        return true;
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> settings = new HashMap<>();
        settings.put("quarkus.datasource.jdbc.url", "jdbc:postgresql://127.0.0.1:1/nowhere");
        settings.put("quarkus.datasource.username", "nobody");
        settings.put("slipway.engine.auto-start", "true");
        settings.put("slipway.gateway.first-byte", "2s");
        settings.put("slipway.gateway.idle", "2s");
        settings.put("slipway.gateway.heartbeat", "100ms");
        settings.put("slipway.gateway.retry-pause", "1ms");
        settings.put("slipway.gateway.starting-retry-after", "90s");
        return settings;
    }

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(ScriptedHost.class, Scene.class);
    }
}

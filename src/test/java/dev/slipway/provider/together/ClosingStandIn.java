package dev.slipway.provider.together;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** A {@link ClosingServer} in Together's place. */
public class ClosingStandIn implements QuarkusTestResourceLifecycleManager {
    private final ClosingServer server = new ClosingServer();

    @Override
    public Map<String, String> start() {
        return Map.of(
                "slipway.together.url", server.url(),
                "slipway.together.inference-url", server.url());
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(server, new TestInjector.MatchesType(ClosingServer.class));
    }

    @Override
    public void stop() {
        server.close();
    }
}

package dev.slipway.provider.together;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Map;

/** A WireMock in Together's place, with one address for both of its hosts. */
public class StandIn implements QuarkusTestResourceLifecycleManager {

    /** Marks the field of a test that takes the server. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.FIELD)
    @interface Together {}

    private final WireMockServer server =
            new WireMockServer(
                    WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));

    @Override
    public Map<String, String> start() {
        server.start();
        return Map.of(
                "slipway.together.url",
                server.baseUrl(),
                "slipway.together.inference-url",
                server.baseUrl() + "/inference");
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(
                server,
                new TestInjector.AnnotatedAndMatchesType(Together.class, WireMockServer.class));
    }

    @Override
    public void stop() {
        server.stop();
    }
}

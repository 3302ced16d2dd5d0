package dev.slipway.provider.huggingface;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Map;

/** A WireMock in the Hub's place, and one in the place of its file store. */
public class HubStandIn implements QuarkusTestResourceLifecycleManager {

    /** Marks the field of a test that takes the Hub. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.FIELD)
    public @interface Hub {}

    /** Marks the field of a test that takes the file store. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.FIELD)
    public @interface Store {}

    private final WireMockServer hub = server();
    private final WireMockServer store = server();

    private static WireMockServer server() {
        return new WireMockServer(
                WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
    }

    @Override
    public Map<String, String> start() {
        hub.start();
        store.start();
        return Map.of("slipway.huggingface.endpoint", "http://127.0.0.1:" + hub.port());
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(
                hub, new TestInjector.AnnotatedAndMatchesType(Hub.class, WireMockServer.class));
        injector.injectIntoFields(
                store, new TestInjector.AnnotatedAndMatchesType(Store.class, WireMockServer.class));
    }

    @Override
    public void stop() {
        hub.stop();
        store.stop();
    }
}

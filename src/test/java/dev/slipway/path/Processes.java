package dev.slipway.path;

import dev.slipway.testing.TestDatabase;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Starts what a test needs and ends all of it behind the test, however that went. */
final class Processes implements AfterEachCallback {
    private final Deque<AutoCloseable> started = new ArrayDeque<>();

    TestDatabase database() {
        return keep(TestDatabase.open());
    }

    SandboxProcess sandbox(int speed, String... more) {
        return keep(SandboxProcess.start(speed, more));
    }

    /** Settings with a port and a state folder of their own. */
    ServiceSettings settings(String name) {
        return ServiceSettings.of(name, keep(Folder.make(name)).path());
    }

    ServiceProcess service(ServiceSettings settings) {
        return service(settings, List.of());
    }

    ServiceProcess service(ServiceSettings settings, List<String> jvm) {
        return keep(ServiceProcess.start(settings, jvm));
    }

    /** Closes it behind the test. */
    <T extends AutoCloseable> T keep(T thing) {
        started.push(thing);
        return thing;
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        stop();
    }

    /** For tests that share what they start. */
    void stop() throws Exception {
        Exception failure = null;
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (Exception e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}

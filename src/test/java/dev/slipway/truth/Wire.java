package dev.slipway.truth;

import dev.slipway.sandbox.Sandbox;
import dev.slipway.sandbox.SandboxSettings;
import dev.slipway.truth.Tape.Called;
import io.quarkus.arc.Arc;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import io.vertx.core.Future;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** The wire between the adapter and a sandbox of each test's own, or a tape in its place. */
public class Wire implements QuarkusTestResourceLifecycleManager {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();
    private static final List<Called> CALLS = new CopyOnWriteArrayList<>();

    private static Sandbox sandbox;
    private static RecordingProxy proxy;
    private static boolean replaying;

    @Override
    public Map<String, String> start() {
        // First: it sets how all of the JDK's servers in this process treat idle connections.
        freshSandbox();
        proxy = new RecordingProxy();
        String url = proxy.uri().toString();
        return Map.of("slipway.together.url", url, "slipway.together.inference-url", url);
    }

    @Override
    public void stop() {
        proxy.close();
        sandbox.close();
    }

    private static void freshSandbox() {
        if (sandbox != null) {
            sandbox.close();
        }
        SandboxSettings settings = SandboxSettings.defaults().withSpeed(0);
        sandbox = Sandbox.start(settings.withHub(Path.of("examples/hub")));
    }

    /** A new sandbox answers, and nothing has passed yet. */
    static void begin() {
        freshSandbox();
        begin(new Upstream(CLIENT, sandbox.uri()), false);
    }

    /** A tape answers; the sandbox's levers do nothing. */
    static void begin(Replay tape) {
        begin(tape, true);
    }

    private static void begin(Answering source, boolean replay) {
        CircuitBreakerMaintenance.get().resetAll();
        CALLS.clear();
        replaying = replay;
        proxy.answersFrom(source);
    }

    static Tape tape(Method test) {
        return new Tape(test, CALLS, proxy.seen());
    }

    /** Pulls a lever of the sandbox, such as {@code /sandbox/clock}; it does not pass the wire. */
    static void lever(String path, String json) {
        if (replaying) {
            return;
        }
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(sandbox.uri() + path))
                        .POST(BodyPublishers.ofString(json))
                        .build();
        try {
            int status = CLIENT.send(request, BodyHandlers.ofString()).statusCode();
            if (status >= 300) {
                throw new IllegalArgumentException(path + " " + json + " -> " + status);
            }
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** The adapter behind a port, with a note of each call. */
    static <T> T port(Class<T> type) {
        T bean = Arc.container().instance(type).get();
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (self, method, arguments) -> call(bean, method, arguments)));
    }

    private static Object call(Object bean, Method method, Object[] arguments) throws Throwable {
        int before = proxy.seen().size();
        try {
            Object result = method.invoke(bean, arguments);
            // The words of a future, as those of a stream, have its address in them.
            boolean later = result instanceof Future;
            String words = String.valueOf(result).replaceAll("@[0-9a-f]+", "");
            note(method, later ? "later" : words, before);
            return result;
        } catch (InvocationTargetException failed) {
            note(method, failed.getCause().toString(), before);
            throw failed.getCause();
        }
    }

    private static void note(Method method, String outcome, int before) {
        CALLS.add(new Called(method, outcome, before));
    }
}

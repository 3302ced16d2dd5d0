package dev.slipway.truth;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tapes of all tests on the wire; one that has not run yet is run when its tape is wanted. */
final class Tapes {
    /** Every class of tests on the wire: a new one is named here. */
    private static final List<Class<? extends WireTest>> TESTS =
            List.of(
                    CatalogWireTest.class,
                    FilesWireTest.class,
                    TrainingWireTest.class,
                    RegistryWireTest.class,
                    DeploymentsWireTest.class,
                    UploadsWireTest.class,
                    EndpointsWireTest.class,
                    ChatWireTest.class,
                    AdaptersWireTest.class,
                    DownloadWireTest.class,
                    BatchesWireTest.class,
                    EvaluationsWireTest.class);

    private static final Map<Method, Tape> KEPT = new ConcurrentHashMap<>();

    private Tapes() {}

    static void keep(Tape tape) {
        KEPT.put(tape.test(), tape);
    }

    static List<Tape> all() {
        return TESTS.stream()
                .flatMap(Tapes::methods)
                .map(test -> KEPT.computeIfAbsent(test, Tapes::record))
                .toList();
    }

    private static Stream<Method> methods(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .sorted(Comparator.comparing(Method::getName));
    }

    private static Tape record(Method test) {
        Wire.begin();
        try {
            run(test);
        } catch (Throwable failed) {
            throw new AssertionError(test + " fails by itself", failed);
        }
        return Wire.tape(test);
    }

    /** Runs a test's body, on whatever the wire is connected to. */
    static void run(Method test) throws Throwable {
        try {
            Constructor<?> maker = test.getDeclaringClass().getDeclaredConstructor();
            test.invoke(maker.newInstance());
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }
}

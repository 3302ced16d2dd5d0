package dev.slipway.truth;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No port method of the adapter may be left out of the tests on the wire. */
@QuarkusTest
@TestProfile(WireProfile.class)
class PortsCoveredTest {
    private static final String PORTS = "dev.slipway.provider";
    private static final Path CLASSES = Path.of("target/classes");
    private static final String ADAPTER = PORTS + ".together";

    /** Methods without an exchange of their own, and why. */
    private static final Map<String, String> EXEMPT =
            Map.of(
                    "FailureWords.explain(String)",
                    "knows the words by itself",
                    "GenerationChooser.choose()",
                    "asks what CatalogWireTest asks, once in the life of a service; its own"
                            + " request is the refused create of EndpointsWireTest");

    @Test
    void everyPortMethod_hasAnExchange() throws IOException {
        Set<String> driven =
                Tapes.all().stream()
                        .flatMap(tape -> tape.driven().stream())
                        .map(PortsCoveredTest::name)
                        .collect(Collectors.toCollection(TreeSet::new));
        Set<String> missing = ports();
        missing.removeAll(driven);

        assertThat(missing)
                .as("port methods that no test on the wire calls; write one, name it in Tapes")
                .containsExactlyInAnyOrderElementsOf(EXEMPT.keySet());
    }

    /** All methods of the ports that beans of the adapter implement. */
    private static Set<String> ports() throws IOException {
        try (Stream<Path> classes = Files.list(CLASSES.resolve(ADAPTER.replace('.', '/')))) {
            return classes.map(file -> file.getFileName().toString().replace(".class", ""))
                    .filter(name -> !name.contains("$") && !name.equals("package-info"))
                    .map(name -> loaded(ADAPTER + "." + name))
                    .filter(type -> type.isAnnotationPresent(ApplicationScoped.class))
                    .flatMap(type -> Arrays.stream(type.getInterfaces()))
                    .filter(port -> port.getPackageName().equals(PORTS))
                    .flatMap(port -> Arrays.stream(port.getMethods()))
                    .filter(method -> Modifier.isAbstract(method.getModifiers()))
                    .map(PortsCoveredTest::name)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Class<?> loaded(String name) {
        try {
            return Class.forName(name, false, PortsCoveredTest.class.getClassLoader());
        } catch (ClassNotFoundException compiled) {
            throw new IllegalStateException(compiled);
        }
    }

    private static String name(Method method) {
        return "%s.%s(%s)"
                .formatted(
                        method.getDeclaringClass().getSimpleName(),
                        method.getName(),
                        Arrays.stream(method.getParameterTypes())
                                .map(Class::getSimpleName)
                                .collect(Collectors.joining(", ")));
    }
}

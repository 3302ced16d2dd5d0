package dev.slipway.provider.together;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.slipway.provider.FailureKind;
import dev.slipway.provider.Outcome;
import dev.slipway.provider.ProviderException;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Interceptors, REST clients and connection pools: none of them may send a create again. */
@QuarkusTest
@TestProfile(CreatesResendTest.Keys.class)
class CreatesResendTest {
    ClosingServer together;
    @Inject Creates creates;

    /** A service with all keys, against a server that loses the answer to every POST. */
    public static class Keys extends TrainingKeyOnlyProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> overrides = new HashMap<>(super.getConfigOverrides());
            overrides.put("slipway.together.api-key", "key-main");
            overrides.put("slipway.together.project-id", "proj_7");
            return overrides;
        }
    }

    @Test
    void everyCallThatCreates_isTried() {
        List<String> found =
                new ClassFileImporter()
                                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                                .importPackages("dev.slipway.provider.together")
                                .stream()
                                .flatMap(type -> type.getMethods().stream())
                                .filter(CreatesResendTest::creates)
                                .map(m -> m.getOwner().getSimpleName() + "#" + m.getName())
                                .distinct()
                                .sorted()
                                .toList();

        assertThat(found).isEqualTo(Creates.names());
    }

    /** By what it calls, whatever it says of itself. */
    private static boolean creates(JavaMethod method) {
        boolean sends =
                method.getMethodCallsFromSelf().stream()
                        .anyMatch(
                                call ->
                                        call.getTargetOwner().isEquivalentTo(Calls.class)
                                                && call.getName().equals("create"));
        boolean says =
                method.isAnnotatedWith(Guarded.class)
                        && method.getAnnotationOfType(Guarded.class).creates();
        assertThat(sends).as("%s says that it creates", method.getFullName()).isEqualTo(says);
        return sends;
    }

    @ParameterizedTest
    @MethodSource("dev.slipway.provider.together.Creates#names")
    void create_pooledConnectionClosedUnderIt_isSentOnce(String name) {
        Creates.Create create = creates.of(name);
        create.read().get();
        int before = together.requests().size();

        ProviderException lost =
                catchThrowableOfType(ProviderException.class, () -> create.send().run());
        // A resend would stand before this read.
        create.read().get();

        assertThat(lost.kind()).isEqualTo(FailureKind.UNKNOWN_OUTCOME);
        assertThat(lost.outcome()).isEqualTo(Outcome.UNKNOWN);
        List<String> requests = together.requests();
        String pooled = connection(requests.get(before - 1));
        assertThat(requests.subList(before, requests.size()))
                .filteredOn(line -> !line.contains("GET"))
                .containsExactly(pooled + " POST " + create.path() + " HTTP/1.1");
    }

    private static String connection(String line) {
        return line.substring(0, line.indexOf(' '));
    }
}

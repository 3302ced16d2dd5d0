package dev.slipway.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What changes something at a provider is only sent by the owner: it stands in a lambda that is
 * handed to {@code Effects}, which asks for the lease first.
 */
class ProviderWritesTest {
    private static final Set<String> WRITES =
            Set.of(
                    "TrainingHost#start",
                    "TrainingHost#cancel",
                    "FileHost#upload",
                    "FileHost#delete",
                    "ModelRegistry#create",
                    "ModelRegistry#delete",
                    "UploadHost#upload",
                    "BatchHost#start",
                    "BatchHost#cancel",
                    "EvaluationHost#start",
                    "AdapterHost#attach",
                    "AdapterHost#pin",
                    "AdapterHost#detach",
                    "Serving#connect",
                    "Serving#disconnect",
                    "Serving#scale",
                    "Serving#delete");

    /**
     * Behind {@code Serving}, whose own writes are in the list, or called from a create's lambda.
     */
    private static final Set<String> BEHIND =
            Set.of("ServingV1", "ServingV2", "FileUploads#upload");

    /** Guards that act without a claim, because no owner does; they fence each write themselves. */
    private static final Set<String> GUARDS =
            Set.of("TrainingPlace#remove", "RegistryPlace#remove", "GpuStop#step");

    @Test
    void everyWrite_isHandedToEffects() {
        List<String> bare =
                new ClassFileImporter()
                                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                                .importPackages("dev.slipway")
                                .stream()
                                .filter(type -> !type.getPackageName().contains(".provider"))
                                .flatMap(type -> type.getMethodCallsFromSelf().stream())
                                .filter(call -> WRITES.contains(name(call)))
                                .filter(call -> !behind(call))
                                .filter(
                                        call ->
                                                !call.isDeclaredInLambda()
                                                        || !usesEffects(call.getOriginOwner()))
                                .map(JavaMethodCall::getDescription)
                                .toList();

        assertThat(bare).isEmpty();
    }

    private static String name(JavaMethodCall call) {
        return call.getTargetOwner().getSimpleName() + "#" + call.getName();
    }

    private static boolean behind(JavaMethodCall call) {
        String owner = call.getOriginOwner().getSimpleName();
        String method = owner + "#" + call.getOrigin().getName();
        return BEHIND.contains(owner) || BEHIND.contains(method) || GUARDS.contains(method);
    }

    /** By itself or by a door of its own. */
    private static boolean usesEffects(JavaClass type) {
        return type.getDirectDependenciesFromSelf().stream()
                .map(Dependency::getTargetClass)
                .anyMatch(to -> isEffects(to) || isDoor(type, to));
    }

    private static boolean isDoor(JavaClass type, JavaClass to) {
        return to.getEnclosingClass().filter(type::equals).isPresent()
                && to.getDirectDependenciesFromSelf().stream()
                        .anyMatch(its -> isEffects(its.getTargetClass()));
    }

    private static boolean isEffects(JavaClass type) {
        return type.getSimpleName().equals("Effects");
    }
}

package dev.slipway.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.inject.Inject;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.PersistenceContext;
import jakarta.ws.rs.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** How code is written, for the classes below one base package. */
public final class CodeRules {
    private static final int MOST_PARAMETERS = 5;

    /** Time, chance and waiting: what a test must be able to turn by hand. */
    private static final Map<String, Set<String>> UNTESTABLE =
            Map.of(
                    "java.time.Instant", Set.of("now"),
                    "java.lang.System", Set.of("currentTimeMillis"),
                    "java.util.UUID", Set.of("randomUUID"),
                    "java.lang.Thread", Set.of("sleep"));

    private final String base;

    public CodeRules(String base) {
        this.base = base;
    }

    public ArchRule timeAndIdsAreInjected() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(base + ".platform..", base + ".sandbox..")
                .should()
                .accessTargetWhere(
                        describe(
                                "asks the machine for time, chance or sleep",
                                (JavaAccess<?> access) ->
                                        UNTESTABLE
                                                .getOrDefault(
                                                        access.getTargetOwner().getFullName(),
                                                        Set.of())
                                                .contains(access.getTarget().getName())))
                .because("a test turns the clock by hand; take a Clock and Ids");
    }

    public ArchRule entitiesStayInside() {
        return methods()
                .that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(Path.class)
                .and(describe("are not private", (JavaMethod m) -> !isPrivate(m)))
                .should(
                        ArchCondition.from(
                                describe(
                                        "have no entity in the signature",
                                        (JavaMethod m) ->
                                                signature(m).noneMatch(CodeRules::isStored))))
                .because("what is stored and what callers see must be able to change apart");
    }

    public ArchRule noFieldInjection() {
        return noFields()
                .should()
                .beAnnotatedWith(Inject.class)
                .orShould()
                .beAnnotatedWith(ConfigProperty.class)
                .orShould()
                .beAnnotatedWith(RestClient.class)
                .orShould()
                .beAnnotatedWith(PersistenceContext.class)
                .because("a constructor shows what a class needs, and a test can call it");
    }

    public ArchRule fewConstructorParameters() {
        return constructors()
                .that()
                .areDeclaredInClassesThat(areWrittenByHand())
                .should(
                        ArchCondition.from(
                                describe(
                                        "have at most " + MOST_PARAMETERS + " parameters",
                                        (JavaConstructor c) -> parameters(c) <= MOST_PARAMETERS)))
                .because("a class that needs six others does more than one thing");
    }

    /**
     * Records are data; the constructors of anonymous and local classes carry what they capture.
     */
    private static DescribedPredicate<JavaClass> areWrittenByHand() {
        return describe(
                "are neither records nor anonymous nor local",
                type -> !type.isRecord() && !type.isAnonymousClass() && !type.isLocalClass());
    }

    private static int parameters(JavaConstructor constructor) {
        JavaClass owner = constructor.getOwner();
        int written = constructor.getRawParameterTypes().size();
        if (owner.isEnum()) {
            return written - 2; // name and ordinal
        }
        boolean inner =
                owner.isNestedClass() && !owner.getModifiers().contains(JavaModifier.STATIC);
        return inner ? written - 1 : written;
    }

    private static boolean isPrivate(JavaMethod method) {
        return method.getModifiers().contains(JavaModifier.PRIVATE);
    }

    private static Stream<JavaClass> signature(JavaMethod method) {
        return Stream.concat(Stream.of(method.getReturnType()), method.getParameterTypes().stream())
                .map(JavaType::getAllInvolvedRawTypes)
                .flatMap(Set::stream);
    }

    private static boolean isStored(JavaClass type) {
        return type.isAnnotatedWith(Entity.class)
                || type.isAnnotatedWith(MappedSuperclass.class)
                || type.isAnnotatedWith(Embeddable.class);
    }
}

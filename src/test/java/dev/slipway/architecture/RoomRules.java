package dev.slipway.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Who may import whom, for the rooms below one base package. */
public final class RoomRules {
    private final String base;

    public RoomRules(String base) {
        this.base = base;
    }

    /** One room imports only what its row in {@link Room} says. */
    public ArchRule imports(Room room) {
        return classes()
                .that(are(room))
                .should(importOnlyWhatIsAllowed(room))
                .because(room.because())
                .allowEmptyShould(Room.NOT_BUILT_YET.contains(room));
    }

    public ArchRule everyClassHasARoom() {
        return classes()
                .that()
                .resideOutsideOfPackage(base)
                .should(
                        ArchCondition.from(
                                describe(
                                        "be in a room of the plan",
                                        (JavaClass type) -> Room.of(type, base).isPresent())))
                .because("a package that no rule knows is a package without rules");
    }

    public ArchRule nobodyImportsTheRoot() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(base)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(base)
                .because(
                        "the way in knows every room, so a room that knew it would know all others");
    }

    public ArchRule noCycles() {
        return slices().matching(base + ".(*)..")
                .should()
                .beFreeOfCycles()
                .because("rooms in a cycle can only be understood, tested and changed together");
    }

    public ArchRule sandboxIsAlone() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(base, base + ".sandbox..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(base + ".sandbox..")
                .because("the product must meet its stand-in over HTTP, as it meets Together");
    }

    public ArchRule adaptersAreClosed(String adapter) {
        String inside = base + ".provider." + adapter + "..";
        return noClasses()
                .that()
                .resideOutsideOfPackage(inside)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(inside)
                .because(
                        "features and other adapters use the ports, so providers can be exchanged");
    }

    public ArchRule portsKnowNoTechnology() {
        return noClasses()
                .that()
                .resideInAPackage(base + ".provider")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "jakarta.persistence..",
                        "org.hibernate..",
                        "io.quarkus.hibernate..",
                        "jakarta.ws.rs..",
                        "org.jboss.resteasy..")
                .because("a port is what a provider can do, not how we store or ask it");
    }

    public ArchRule adaptersStoreAndServeNothing() {
        return noClasses()
                .that()
                .resideInAPackage(base + ".provider.*..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "jakarta.persistence..",
                        "org.hibernate..",
                        "io.quarkus.hibernate..",
                        "org.jboss.resteasy.reactive.server..")
                .because("an adapter translates calls; records and resources are the features'");
    }

    private DescribedPredicate<JavaClass> are(Room room) {
        return describe(
                "are in the room " + room.path(),
                (JavaClass type) -> Room.of(type, base).equals(Optional.of(room)));
    }

    private ArchCondition<JavaClass> importOnlyWhatIsAllowed(Room room) {
        return new ArchCondition<>("import only what the plan allows to " + room.path()) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getDirectDependenciesFromSelf().stream()
                        .filter(dependency -> !allowed(room, dependency))
                        .forEach(
                                dependency ->
                                        events.add(
                                                SimpleConditionEvent.violated(
                                                        type, dependency.getDescription())));
            }
        };
    }

    /** The rooms that the classes are in. */
    public Set<Room> hasClasses(JavaClasses classes) {
        return classes.stream()
                .flatMap(type -> Room.of(type, base).stream())
                .collect(Collectors.toSet());
    }

    /** Doors of {@link BeyondThePlan} that no class of their room goes through. */
    public List<String> unusedDoors(JavaClasses classes) {
        Set<String> used =
                classes.stream()
                        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                        .filter(dependency -> isOurs(target(dependency)))
                        .flatMap(
                                dependency ->
                                        Room.of(dependency.getOriginClass(), base)
                                                .map(from -> door(from, target(dependency)))
                                                .stream())
                        .collect(Collectors.toSet());
        return BeyondThePlan.doors().filter(door -> !used.contains(door)).sorted().toList();
    }

    private boolean allowed(Room from, Dependency dependency) {
        JavaClass target = target(dependency);
        return !isOurs(target)
                || Room.of(target, base).map(from::mayImport).orElse(false)
                || BeyondThePlan.doors().anyMatch(door(from, target)::equals);
    }

    private boolean isOurs(JavaClass type) {
        return (type.getPackageName() + ".").startsWith(base + ".");
    }

    private static JavaClass target(Dependency dependency) {
        return dependency.getTargetClass().getBaseComponentType();
    }

    /** {@code room -> Name}, the name below the base and of the outermost class. */
    private String door(Room from, JavaClass target) {
        String name = target.getFullName().substring(base.length() + 1);
        int inner = name.indexOf('$');
        return from.path() + " -> " + (inner < 0 ? name : name.substring(0, inner));
    }
}

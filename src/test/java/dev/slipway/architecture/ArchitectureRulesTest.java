package dev.slipway.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Shows each rule red once, on classes that break it on purpose. */
class ArchitectureRulesTest {
    private static final String BASE = "dev.slipway.archfixture";
    private static final JavaClasses BROKEN = new ClassFileImporter().importPackages(BASE);

    private static final RoomRules ROOMS = new RoomRules(BASE);
    private static final CodeRules CODE = new CodeRules(BASE);

    @ParameterizedTest
    @EnumSource(Room.class)
    void imports_ofAForbiddenRoom_areReported(Room room) {
        assertThat(complaints(ROOMS.imports(room)))
                .anyMatch(complaint -> complaint.contains("." + room.path() + ".Astray"));
    }

    @Test
    void imports_ofAnAllowedRoom_areNotReported() {
        assertThat(complaints(ROOMS.imports(Room.HOOK)))
                .noneMatch(complaint -> complaint.contains(".release.Back"));
    }

    static Stream<Arguments> rulesAndWhatTheyFind() {
        return Stream.of(
                Arguments.of(ROOMS.everyClassHasARoom(), "attic.Forgotten"),
                Arguments.of(ROOMS.nobodyImportsTheRoot(), "admin.Astray"),
                Arguments.of(ROOMS.noCycles(), "hook.There"),
                Arguments.of(ROOMS.sandboxIsAlone(), "finetune.Playing"),
                Arguments.of(ROOMS.adaptersAreClosed("together"), "model.Shortcut"),
                Arguments.of(ROOMS.adaptersAreClosed("huggingface"), "provider.together.Sibling"),
                Arguments.of(ROOMS.portsKnowNoTechnology(), "provider.Stored"),
                Arguments.of(ROOMS.portsKnowNoTechnology(), "provider.Served"),
                Arguments.of(ROOMS.adaptersStoreAndServeNothing(), "provider.together.Stored"),
                Arguments.of(CODE.timeAndIdsAreInjected(), "dataset.Impatient.now"),
                Arguments.of(CODE.timeAndIdsAreInjected(), "dataset.Impatient.millis"),
                Arguments.of(CODE.timeAndIdsAreInjected(), "dataset.Impatient.ids"),
                Arguments.of(CODE.timeAndIdsAreInjected(), "dataset.Impatient.rest"),
                Arguments.of(CODE.entitiesStayInside(), "model.LeakyResource.list"),
                Arguments.of(CODE.noFieldInjection(), "cost.Greedy.ledger"),
                Arguments.of(CODE.fewConstructorParameters(), "cost.Greedy.<init>"));
    }

    @ParameterizedTest
    @MethodSource("rulesAndWhatTheyFind")
    void rule_onClassesThatBreakIt_namesThem(ArchRule rule, String culprit) {
        assertThat(complaints(rule))
                .anyMatch(complaint -> complaint.contains(BASE + "." + culprit));
    }

    @Test
    void constructorRule_onHiddenParameters_countsOnlyWhatIsWritten() {
        assertThat(complaints(CODE.fewConstructorParameters()))
                .hasSize(1)
                .noneMatch(complaint -> complaint.contains("Greedy$"));
    }

    @Test
    void doors_nobodyGoesThrough_areReported() {
        assertThat(ROOMS.unusedDoors(BROKEN)).contains("release -> catalog.Catalog");
    }

    @Test
    void packagesWithoutInfo_oneIsMissing_isNamed(@TempDir Path root) throws IOException {
        Files.writeString(folder(root, "a").resolve("package-info.java"), "package a;");
        Files.writeString(root.resolve("a/A.java"), "package a;");
        Files.writeString(folder(root, "a/b").resolve("B.java"), "package a.b;");

        assertThat(SourceRules.packagesWithoutInfo(root)).containsExactly(Path.of("a/b"));
    }

    @Test
    void longFiles_oneLineTooMany_isNamed(@TempDir Path root) throws IOException {
        Files.writeString(root.resolve("Fits.java"), "//\n".repeat(300));
        Files.writeString(root.resolve("Long.java"), "//\n".repeat(301));

        assertThat(SourceRules.longFiles(root)).containsExactly(Path.of("Long.java"));
    }

    @Test
    void unnamed_roomThatIsOnlyAWord_isNamed() {
        assertThat(
                        SourceRules.unnamed(
                                List.of(Room.MODEL, Room.COST), "the model, and the room `cost`"))
                .containsExactly("model");
    }

    @Test
    void hasClasses_ofTheFixture_areAllRooms() {
        assertThat(ROOMS.hasClasses(BROKEN)).isEqualTo(Set.of(Room.values()));
    }

    private static List<String> complaints(ArchRule rule) {
        return rule.evaluate(BROKEN).getFailureReport().getDetails();
    }

    private static Path folder(Path root, String name) throws IOException {
        return Files.createDirectories(root.resolve(name));
    }
}

package dev.slipway;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.slipway.architecture.CodeRules;
import dev.slipway.architecture.Room;
import dev.slipway.architecture.RoomRules;
import dev.slipway.architecture.SourceRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Holds the service to its plan. That each rule can fail is shown in {@link
 * dev.slipway.architecture.ArchitectureRulesTest}.
 */
class ArchitectureTest {
    private static final String BASE = "dev.slipway";
    private static final JavaClasses MAIN =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages(BASE);

    private final RoomRules rooms = new RoomRules(BASE);
    private final CodeRules code = new CodeRules(BASE);

    @ParameterizedTest
    @EnumSource(Room.class)
    void room_importsOnlyWhatThePlanAllows(Room room) {
        rooms.imports(room).check(MAIN);
    }

    @Test
    void everyClass_isInARoomOfThePlan() {
        rooms.everyClassHasARoom().check(MAIN);
    }

    @Test
    void roomsMarkedAsNotBuilt_haveNoClasses() {
        assertThat(rooms.hasClasses(MAIN)).doesNotContainAnyElementsOf(Room.NOT_BUILT_YET);
    }

    @Test
    void doorsBeyondThePlan_areAllUsed() {
        assertThat(rooms.unusedDoors(MAIN)).isEmpty();
    }

    @Test
    void rootPackage_isImportedByNoRoom() {
        rooms.nobodyImportsTheRoot().check(MAIN);
    }

    @Test
    void rooms_haveNoCycles() {
        rooms.noCycles().check(MAIN);
    }

    @Test
    void sandbox_isImportedByTheRootOnly() {
        rooms.sandboxIsAlone().check(MAIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"together", "huggingface"})
    void adapter_isImportedByNobody(String adapter) {
        rooms.adaptersAreClosed(adapter).check(MAIN);
    }

    @Test
    void ports_knowNeitherStorageNorHttp() {
        rooms.portsKnowNoTechnology().check(MAIN);
    }

    @Test
    void adapters_storeAndServeNothing() {
        rooms.adaptersStoreAndServeNothing().check(MAIN);
    }

    @Test
    void timeAndIds_areInjected() {
        code.timeAndIdsAreInjected().check(MAIN);
    }

    @Test
    void entities_areInNoResourceSignature() {
        code.entitiesStayInside().check(MAIN);
    }

    @Test
    void fields_areNotInjected() {
        code.noFieldInjection().check(MAIN);
    }

    @Test
    void constructors_haveAtMostFiveParameters() {
        code.fewConstructorParameters().check(MAIN);
    }

    @Test
    void packages_sayWhatTheyAreFor() {
        assertThat(SourceRules.packagesWithoutInfo(Path.of("src/main/java"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"src/main/java", "src/test/java"})
    void sources_haveAtMost300Lines(String root) {
        assertThat(SourceRules.longFiles(Path.of(root))).isEmpty();
    }

    @Test
    void rooms_areNamedInTheArchitecturePage() throws IOException {
        String page = Files.readString(Path.of("docs/architecture.md"));

        assertThat(SourceRules.unnamed(rooms.hasClasses(MAIN), page)).isEmpty();
    }
}

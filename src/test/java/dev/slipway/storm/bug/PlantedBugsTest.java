package dev.slipway.storm.bug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.storm.check.Invariant;
import dev.slipway.storm.check.Invariants;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The bugs still fit into the service as it is. */
class PlantedBugsTest {

    static Stream<PlantedBug> bugs() {
        return PlantedBugs.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("bugs")
    void plant_sourceOfTheService_isChangedAndSaysSo(PlantedBug bug) throws IOException {
        String source =
                Files.readString(
                        Path.of("src/main/java", bug.changed().replace('.', '/') + ".java"));

        assertThat(bug.plant(source)).isNotEqualTo(source).contains(bug.marker());
    }

    @ParameterizedTest
    @MethodSource("bugs")
    void expected_isAnInvariantThatIsChecked(PlantedBug bug) {
        List<String> names =
                Invariants.ALL.stream().map(Invariant::name).map(n -> n.split(" ")[0]).toList();

        assertThat(bug.expected()).isNotEmpty().isSubsetOf(names);
    }

    @Test
    void plant_textIsGone_failsAndNamesTheClass() {
        PlantedBug bug = PlantedBugs.ALL.getFirst();

        assertThatThrownBy(() -> bug.plant("class Effects {}"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(bug.changed())
                .hasMessageContaining("where a bug is planted");
    }

    @Test
    void all_areNumberedAsSpecified() {
        assertThat(PlantedBugs.ALL)
                .extracting(PlantedBug::number)
                .doesNotHaveDuplicates()
                .isSorted();
    }
}

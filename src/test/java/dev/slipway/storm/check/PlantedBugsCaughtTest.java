package dev.slipway.storm.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlantedBugsCaughtTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<JsonNode> runs = new ArrayList<>();

    @Test
    void check_caughtUnderThreeSeeds_holds() {
        run(3, 1, "'I2'", "");
        run(3, 2, "'I2','I6'", "");
        run(3, 3, "'I2'", "");

        assertThat(PlantedBugsCaught.check(runs, Set.of(3)).holds()).isTrue();
    }

    @Test
    void check_twoSeeds_areTooFew() {
        run(3, 1, "'I2'", "");
        run(3, 2, "'I2'", "");
        run(3, 2, "'I2'", "");

        assertThat(PlantedBugsCaught.check(runs, Set.of(3)).violations())
                .containsExactly("bug 3 was planted under 2 seeds, not 3");
    }

    @Test
    void check_namedByAnother_isNotCaught() {
        run(3, 1, "'I4'", "");
        run(3, 2, "'I2'", "");
        run(3, 3, "'I2'", "");

        assertThat(PlantedBugsCaught.check(runs, Set.of(3)).violations())
                .singleElement()
                .asString()
                .contains("bug 3, seed 1: none of [I2] saw it");
    }

    @Test
    void check_redWithoutTheBug_showsNothing() {
        run(3, 1, "'I2'", "'I2'");
        run(3, 2, "'I2'", "");
        run(3, 3, "'I2'", "");

        assertThat(PlantedBugsCaught.check(runs, Set.of(3)).violations())
                .containsExactly("bug 3, seed 1: red without the bug, too: [I2]");
    }

    private void run(int bug, int seed, String red, String clean) {
        String line =
                "{'bug':%d,'seed':%d,'expected':['I2'],'red':[%s],'clean':[%s]}"
                        .formatted(bug, seed, red, clean);
        try {
            runs.add(JSON.readTree(line.replace('\'', '"')));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(line, e);
        }
    }
}

package dev.slipway.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GateTest {

    @Test
    void readFromPlan_roundTrips() throws JsonProcessingException {
        JsonMapper json = JsonMapper.builder().build();
        String plan = "{\"min\":{\"exact\":0.8},\"vsLive\":{\"exact\":-0.01}}";

        Gate gate = json.readValue(plan, Gate.class);

        assertThat(gate).isEqualTo(new Gate(Map.of("exact", 0.8), Map.of("exact", -0.01)));
        assertThat(json.writeValueAsString(gate)).isEqualTo(plan);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.01, 1.01, Double.NaN, Double.POSITIVE_INFINITY})
    void new_minimumOutOfRange_isRefused(double number) {
        assertThatThrownBy(() -> new Gate(Map.of("exact", number), null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("gate.min.exact")
                .hasMessageContaining("from 0 to 1");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1.01, 1.01, Double.NaN})
    void new_marginOutOfRange_isRefused(double number) {
        assertThatThrownBy(() -> new Gate(null, Map.of("exact", number)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("gate.vsLive.exact")
                .hasMessageContaining("from -1 to 1");
    }

    @Test
    void new_unknownScorer_isRefused() {
        assertThatThrownBy(() -> new Gate(Map.of("bleu", 0.5), null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("unknown scorer \"bleu\"");
    }

    @Test
    void new_noRequirement_isRefused() {
        assertThatThrownBy(() -> new Gate(Map.of(), null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("requires nothing");
    }
}

package dev.slipway.path;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

/** What must be true of one journey's end, whatever happened on its way. */
record Outcome(SandboxProcess sandbox, Records records) {
    /** What a model from a dataset makes at the provider. */
    static final List<String> TRAINED =
            List.of("file.upload", "fine_tune.create", "endpoint.create", "deployment.create");

    /** Nothing was made twice at the provider: what is made costs money from then on. */
    void assertOneOfEach(List<String> acts) {
        assertThat(acts).allSatisfy(act -> assertThat(sandbox.ledger(act)).as(act).hasSize(1));
    }

    /** Every record went from state to state without a gap, whoever moved it. */
    void assertNoGaps() {
        Map<String, List<Records.Move>> bySubject =
                records.moves().stream().collect(groupingBy(Records.Move::subject));
        assertThat(bySubject.values())
                .isNotEmpty()
                .allSatisfy(
                        moves -> {
                            String state = null;
                            for (int i = 0; i < moves.size(); i++) {
                                assertThat(moves.get(i).number()).isEqualTo(i + 1);
                                assertThat(moves.get(i).from()).isEqualTo(state);
                                state = moves.get(i).to();
                            }
                        });
    }

    /** Besides, the one record of each kind passed the states of the path and no others. */
    void assertThePath(Map<String, List<String>> expected) {
        assertNoGaps();
        Map<String, List<String>> states =
                records.moves().stream()
                        .collect(
                                groupingBy(
                                        Records.Move::kind, mapping(Records.Move::to, toList())));
        assertThat(states).isEqualTo(expected);
    }

    /** The alias gives OpenAI clients what the model has learned. */
    void assertAnswersLikeItsDataset(ServiceProcess service) {
        assertThat(service.client().get("/v1/models").text("/data/0/id")).isEqualTo(Journey.ALIAS);
        assertThat(service.client().chat(Journey.ALIAS, Journey.TICKET)).isEqualTo(Journey.INTENT);
    }
}

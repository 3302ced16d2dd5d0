package dev.slipway.path;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

/** What must be true of one journey's end, whatever happened on its way. */
record Outcome(SandboxProcess sandbox, Records records) {
    private static final String TICKET =
            "Where is my parcel? The tracking page has not changed for four days.";

    /** Nothing was made twice at the provider: what is made costs money from then on. */
    void assertOneOfEach() {
        assertThat(
                        List.of(
                                "file.upload",
                                "fine_tune.create",
                                "endpoint.create",
                                "deployment.create"))
                .allSatisfy(act -> assertThat(sandbox.ledger(act)).as(act).hasSize(1));
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
    void assertThePath() {
        assertNoGaps();
        Map<String, List<String>> states =
                records.moves().stream()
                        .collect(
                                groupingBy(
                                        Records.Move::kind, mapping(Records.Move::to, toList())));
        assertThat(states).isEqualTo(Journey.STATES);
    }

    void assertAnswersLikeItsDataset() {
        String name = records.column("SELECT endpoint_name FROM deployment").getFirst();
        Api.Answer answer =
                sandbox.api()
                        .post(
                                "/v1/chat/completions",
                                """
                                {"model": "%s", "messages": [{"role": "user", "content": "%s"}]}
                                """
                                        .formatted(name, TICKET));
        assertThat(answer.text("/choices/0/message/content"))
                .as("%s", answer)
                .isEqualTo("track_order");
    }
}

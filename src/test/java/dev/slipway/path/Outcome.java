package dev.slipway.path;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

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

    /** Each record went its legal way without a gap, whoever moved it. */
    void assertPathsAreWhole() {
        Map<String, List<Records.Move>> byKind =
                records.moves().stream().collect(groupingBy(Records.Move::kind));
        assertThat(byKind).containsOnlyKeys(Journey.STATES.keySet());
        byKind.forEach(
                (kind, moves) -> {
                    List<String> states = Journey.STATES.get(kind);
                    assertThat(moves).extracting(Records.Move::to).as(kind).isEqualTo(states);
                    assertThat(moves)
                            .extracting(Records.Move::number)
                            .isEqualTo(IntStream.rangeClosed(1, states.size()).boxed().toList());
                    assertThat(moves.getFirst().from()).isNull();
                    assertThat(moves.subList(1, moves.size()))
                            .extracting(Records.Move::from)
                            .isEqualTo(states.subList(0, states.size() - 1));
                });
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

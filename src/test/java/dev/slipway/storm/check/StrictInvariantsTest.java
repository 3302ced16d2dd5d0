package dev.slipway.storm.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.storm.Evidence;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a check could have overlooked: evidence that is thin, or that only the service gives. */
class StrictInvariantsTest {
    private static final String UPLOAD =
            "{'seq':20,'at':'2026-11-21T09:50:27Z','act':'upload.create','id':'job_1',"
                    + "'name':'s2a7528061-e8rr7exkac4k4tdw-rec-g1','data':{}}";
    private static final String CANCEL =
            "{'method':'POST','path':'/api/v1/fine-tunes/ft_1/cancel','key':'storm-1-cancel',"
                    + "'status':202,'id':'ft_1','body':'x','job':1,'kind':'tune_live'}";

    @TempDir Path folder;

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("spoilt")
    void check_oneThingSpoilt_isNamed(String invariant, UnaryOperator<Scene> spoil, String said) {
        Evidence evidence = spoil.apply(Scene.calm(folder)).evidence();

        Verdict verdict =
                Invariants.check(evidence).stream()
                        .filter(v -> v.invariant().startsWith(invariant + " "))
                        .findFirst()
                        .orElseThrow();

        assertThat(verdict.violations()).anySatisfy(text -> assertThat(text).contains(said));
    }

    static Stream<Arguments> spoilt() {
        return Stream.of(
                spoilt(
                        "I1",
                        s ->
                                s.add(
                                        Evidence.SANDBOX,
                                        "{'at':'2026-11-21T09:50:27Z','act':'endpoint.create',"
                                                + "'id':'ep_x','name':'p/mine','data':{}}"),
                        "ep_x (p/mine) was made under no name of ours"),
                spoilt("I2", s -> s.add(Evidence.SANDBOX, UPLOAD), "was uploaded 1 times"),
                spoilt("I3", s -> s.add(Evidence.CLIENT, CANCEL), "job 1 was cancelled"),
                spoilt(
                        "I3",
                        s -> s.replace(Evidence.CLIENT, "tune_live", "tune_rejected"),
                        "job 1 is to end [REJECTED], and ft_1 is LIVE"),
                spoilt(
                        "I4",
                        s ->
                                s.sql(
                                        "UPDATE webhook_delivery SET state = 'FAILED', attempts = 11"
                                                + " WHERE event_id = 'evt_9'"),
                        "evt_9 is FAILED"),
                spoilt(
                        "I4",
                        s -> s.add(Evidence.CLIENT, "{'status':201,'id':'wh_lost'}"),
                        "webhook wh_lost was promised and is not there"),
                spoilt(
                        "I8",
                        s ->
                                s.add(
                                        Evidence.CLIENT,
                                        "{'method':'POST','path':'/x','status':500,'body':'oops'}"),
                        "POST /x was answered with 500"),
                spoilt(
                        "I8",
                        s ->
                                s.sql(
                                        "INSERT INTO model SELECT (f).* FROM (SELECT"
                                                + " jsonb_populate_record(t, '{\"id\":\"model_9\","
                                                + " \"model_version\": 2, \"source\": \"hf:x/y\"}') AS f FROM model t) AS copy"),
                        "model_9 is no answer to any key"),
                spoilt(
                        "I9",
                        s ->
                                s.sql(
                                        "UPDATE deployment SET state = 'STARTING';"
                                                + " UPDATE route SET version = 2;"
                                                + " UPDATE deployment SET state = 'READY'"),
                        "not ready: model_1 is STARTING"),
                spoilt(
                        "I11",
                        s -> s.replace(Evidence.EVENTS, "\"detail\": \"3\"", "\"detail\": \"1\""),
                        "provider: 1, planned were 2"),
                spoilt(
                        "I11",
                        s -> s.add(Evidence.EVENTS, "{'what':'failed','target':'KILL'}"),
                        "the harness could not"));
    }

    @Test
    void check_hardlyAnyProbe_isNotTakenForServed() {
        Scene scene = Scene.calm(folder);
        scene.empty(TrafficHolds.PROBES);

        assertThat(Invariants.check(scene.evidence()))
                .filteredOn(verdict -> verdict.invariant().startsWith("I9 "))
                .singleElement()
                .satisfies(
                        verdict ->
                                assertThat(verdict.violations())
                                        .singleElement()
                                        .asString()
                                        .contains("asked 0 times"));
    }

    private static Arguments spoilt(String invariant, UnaryOperator<Scene> spoil, String said) {
        return Arguments.of(invariant, spoil, said);
    }
}

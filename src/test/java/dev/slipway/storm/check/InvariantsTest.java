package dev.slipway.storm.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.storm.Evidence;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each check is quiet on good evidence and names the one thing that was spoilt. */
class InvariantsTest {
    private static final String TWIN_OF_TRAINING =
            "{'seq':11,'at':'2026-11-21T09:50:27Z','act':'fine_tune.create','who':'key_d13f5b28',"
                    + "'id':'ft-twin','name':'u/base-s2a7528061-e8rr7exkac4k4tdw-train-g1-77',"
                    + "'data':{'fate':null}}";
    private static final String TWIN_IS_CANCELLED =
            "{'seq':12,'at':'2026-11-21T09:51:27Z','act':'fine_tune.cancel','id':'ft-twin','data':{}}";
    private static final String ENDPOINT_IS_DELETED =
            "{'seq':14,'at':'2026-11-21T10:55:28Z','act':'endpoint.delete','id':'ep_abe669814e017c76dff42db9','data':{}}";
    private static final String LATE =
            "{'seq':13,'at':'2026-11-21T09:52:27Z','act':'switches.set','data':{'lateCommit':900}}";

    @TempDir Path folder;

    @Test
    void orphans_releasedOnceItWasGone_holds() throws Exception {
        Evidence evidence = released(Scene.calm(folder), "08:57:00").evidence();

        assertThat(new ZeroOrphans().check(evidence).holds()).isTrue();
    }

    @Test
    void check_calmEvidence_holdsAndHasLookedAtSomething() {
        assertThat(Invariants.check(Scene.calm(folder).evidence()))
                .hasSize(Invariants.ALL.size())
                .allSatisfy(verdict -> assertThat(verdict.violations()).isEmpty())
                .allSatisfy(verdict -> assertThat(verdict.holds()).isTrue());
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("spoilt")
    void check_oneThingSpoilt_isTheOneViolation(
            String invariant, UnaryOperator<Scene> spoil, String said) {
        Evidence evidence = spoil.apply(Scene.calm(folder)).evidence();

        Verdict verdict =
                Invariants.check(evidence).stream()
                        .filter(v -> v.invariant().startsWith(invariant + " "))
                        .findFirst()
                        .orElseThrow();

        assertThat(verdict.violations()).singleElement().asString().contains(said);
    }

    static Stream<Arguments> spoilt() {
        return Stream.of(
                        orphans(),
                        duplicates(),
                        jobs(),
                        webhooks(),
                        paths(),
                        money(),
                        fencing(),
                        keys(),
                        traffic(),
                        vacuity())
                .flatMap(List::stream);
    }

    private static List<Arguments> orphans() {
        return List.of(
                spoilt(
                        "I1",
                        s -> s.sql("DELETE FROM effect WHERE id = 'eff_3'"),
                        "endpoint ep_abe669814e017c76dff42db9"),
                spoilt(
                        "I1",
                        s -> s.sql("UPDATE effect SET state = 'REJECTED' WHERE id = 'eff_4'"),
                        "its effect is REJECTED"),
                spoilt(
                        "I1",
                        s ->
                                s.sql(
                                        "UPDATE effect SET external_id ="
                                                + " 'ep_abe669814e017c76dff42db9' WHERE id = 'eff_2'"),
                        "train-g1 is RELEASED and ep_abe669814e017c76dff42db9 still lives"),
                spoilt("I1", s -> released(s, "08:56:40"), "was RELEASED at"),
                spoilt("I1", s -> s.add(Evidence.SANDBOX, TWIN_OF_TRAINING), "ft-twin"));
    }

    // Deleted at 08:56:49.5: the sandbox's clock ran 40 times as fast.
    private static Scene released(Scene scene, String at) {
        String sql =
                "UPDATE effect SET state = 'RELEASED', updated_at = '2026-11-21T%sZ' WHERE id = 'eff_3'";
        return scene.add(Evidence.SANDBOX, ENDPOINT_IS_DELETED).sql(sql.formatted(at));
    }

    private static List<Arguments> duplicates() {
        return List.of(
                spoilt(
                        "I2",
                        s ->
                                s.add(Evidence.SANDBOX, TWIN_OF_TRAINING)
                                        .add(Evidence.SANDBOX, TWIN_IS_CANCELLED),
                        "was made 2 times"),
                spoilt(
                        "I2",
                        s ->
                                s.twinsAllowed()
                                        .add(Evidence.SANDBOX, TWIN_OF_TRAINING)
                                        .add(Evidence.SANDBOX, TWIN_IS_CANCELLED),
                        "was made 2 times"),
                spoilt(
                        "I2",
                        s ->
                                s.twinsAllowed()
                                        .add(Evidence.SANDBOX, LATE)
                                        .add(Evidence.SANDBOX, TWIN_OF_TRAINING)
                                        .add(
                                                Evidence.SANDBOX,
                                                TWIN_IS_CANCELLED.replace("09:51", "10:59")),
                        "lived longer than"));
    }

    private static List<Arguments> jobs() {
        return List.of(
                spoilt(
                        "I3",
                        s ->
                                s.replace(Evidence.CLIENT, "\"id\": \"ft_1\"", "\"id\": \"ft_2\"")
                                        .replace(
                                                Evidence.CLIENT,
                                                "\"status\": 201",
                                                "\"status\": 500")
                                        .add(Evidence.CLIENT, "{'status':201,'id':'ft_2'}"),
                        "ft_2 was answered with 201 and is not there"),
                spoilt(
                        "I3",
                        s -> s.sql("UPDATE fine_tune SET state = 'HELD'"),
                        "ft_1 stays HELD and nobody says why"),
                spoilt(
                        "I3",
                        s -> s.sql("UPDATE work_item SET due_at = now() - interval '90 s'"),
                        "deployment dep_1 is overdue"));
    }

    private static List<Arguments> webhooks() {
        return List.of(
                spoilt(
                        "I4",
                        s -> s.replace(Evidence.RECEIVER, "\"evt_9_wh1\"", "\"evt_10_wh1\""),
                        "evt_9 is DELIVERED, and the receiver never acknowledged it"),
                spoilt(
                        "I4",
                        s -> s.sql("DELETE FROM webhook_delivery WHERE event_id = 'evt_9'"),
                        "evt_9 is not queued"),
                spoilt(
                        "I4",
                        s -> s.add(Evidence.RECEIVER, "{'id':'evt_99','acked':true}"),
                        "evt_99 was sent and never happened"));
    }

    private static List<Arguments> paths() {
        return List.of(
                spoilt(
                        "I5",
                        s -> s.sql("UPDATE transition SET move = 8 WHERE id = 'evt_20'"),
                        "model model_1: move 8 follows 6"),
                spoilt(
                        "I5",
                        s ->
                                s.sql(
                                        "UPDATE transition SET from_state = 'TRAINING' WHERE id ="
                                                + " 'evt_4'"),
                        "move 3 goes from TRAINING to SUBMITTING, and it stood at CHECKING_DATA"),
                spoilt(
                        "I5",
                        s -> s.sql("UPDATE fine_tune SET state = 'FAILED'"),
                        "its history ends at SUCCEEDED after 5 moves"));
    }

    private static List<Arguments> money() {
        return List.of(
                spoilt(
                        "I6",
                        s -> s.sql("UPDATE cost_entry SET usd = 5 WHERE id = 'cost_1'"),
                        "ft_1: booked 500.000 cents, charged 400.000"),
                spoilt(
                        "I6",
                        s -> s.sql("UPDATE cost_entry SET usd = 1 WHERE id = 'cost_2'"),
                        "dep_1: booked 100.000 cents"),
                spoilt(
                        "I6",
                        s ->
                                s.add(Evidence.SANDBOX, TWIN_OF_TRAINING)
                                        .add(
                                                Evidence.SANDBOX,
                                                "{'at':'2026-11-21T09:59:27Z','act':'charge',"
                                                        + "'id':'ft-twin','cents':400}"),
                        "cost 400 cents and is no record's"));
    }

    private static List<Arguments> fencing() {
        return List.of(
                spoilt(
                        "I7",
                        s ->
                                s.sql(
                                        "INSERT INTO storm.work (writer, kind, subject, epoch, act)"
                                                + " VALUES ('r1', 'fine-tune', 'ft_1', 2, 'guard')"),
                        "guard by r1 under epoch 2, which is r2's"),
                spoilt(
                        "I7",
                        s -> s.sql("UPDATE storm.work SET stolen = 1.5 WHERE epoch = 2"),
                        "r2 claimed epoch 2 while the lease of r1 had 1.5 s to run"),
                spoilt(
                        "I7",
                        s ->
                                s.sql(
                                        "UPDATE storm.work SET lease = 600 WHERE lease > 0 AND epoch = 2"),
                        "holds epoch 2 for 600.0 s"),
                spoilt(
                        "I7",
                        s ->
                                s.sql(
                                        "INSERT INTO storm.work (kind, subject, epoch, act)"
                                                + " SELECT kind, subject, 1, act FROM storm.work"
                                                + " WHERE act = 'attempt'"),
                        "was attempted under epoch 1, after 1"));
    }

    private static List<Arguments> keys() {
        return List.of(
                spoilt(
                        "I8",
                        s ->
                                s.add(
                                        Evidence.CLIENT,
                                        "{'method':'POST','key':'storm-1','status':201,'id':'ft_1',"
                                                + "'body':'other'}"),
                        "key storm-1 was answered differently"),
                spoilt(
                        "I8",
                        s -> s.sql("UPDATE idempotency SET body = '\"ft_1\"'"),
                        "key storm-1: the client was told"),
                spoilt(
                        "I8",
                        s ->
                                s.sql(
                                        "INSERT INTO fine_tune SELECT (f).* FROM (SELECT"
                                                + " jsonb_populate_record(t, '{\"id\":\"ft_9\"}') AS f"
                                                + " FROM fine_tune t) AS copy"),
                        "ft_9 is no answer to any key"));
    }

    private static List<Arguments> traffic() {
        return List.of(
                spoilt(
                        "I9",
                        s ->
                                s.sql(
                                        "ALTER TABLE route DISABLE TRIGGER storm_route;"
                                                + " UPDATE route SET targets ="
                                                + " '[{\"modelId\": \"model_1\", \"weight\": 90}]';"
                                                + " ALTER TABLE route ENABLE TRIGGER storm_route"),
                        "the weights of bot add up to 90"),
                spoilt(
                        "I9",
                        s -> s.add(TrafficHolds.PROBES, "{'alias':'bot','status':502}"),
                        "bot answered"));
    }

    private static List<Arguments> vacuity() {
        return List.of(
                spoilt(
                        "I11",
                        s -> s.replace(Evidence.EVENTS, "after-send:train", "after-send:ep"),
                        "crash point after-send:train was never hit"),
                spoilt(
                        "I11",
                        s ->
                                s.sql(
                                        "UPDATE model SET stage = 'FAILED'; UPDATE fine_tune SET state = 'FAILED'"),
                        "0 of 1 healthy jobs were completed"),
                spoilt(
                        "I11",
                        s -> s.sql("DELETE FROM storm.work WHERE writer = 'r2'"),
                        "replicas that worked: 1, planned were 2"));
    }

    private static Arguments spoilt(String invariant, UnaryOperator<Scene> spoil, String said) {
        return Arguments.of(invariant, spoil, said);
    }
}

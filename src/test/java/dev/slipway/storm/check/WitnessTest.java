package dev.slipway.storm.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database's own record of who wrote under whose claim. */
class WitnessTest {
    private static final String CLAIM =
            "UPDATE work_item SET epoch = epoch + 1, lease_owner = '%s',"
                    + " lease_until = clock_timestamp() + interval '3 s';";
    private static final String GUARD = "UPDATE work_item SET lease_until = lease_until;";
    private static final String SETTLE =
            "UPDATE work_item SET lease_owner = NULL, lease_until = NULL, woken = false,"
                    + " due_at = clock_timestamp() + interval '1 s';";
    private static final String WAKE = "UPDATE work_item SET woken = true, due_at = now();";
    private static final String RENEW =
            "UPDATE work_item SET lease_until = clock_timestamp() + interval '3 s';";

    @TempDir Path folder;

    @Test
    void work_claimGuardSettleFinish_areSeenAndWakingAndRenewingAreNot() throws SQLException {
        Scene scene = quiet();

        as(
                scene,
                "r1",
                CLAIM.formatted("a") + RENEW + WAKE + GUARD + SETTLE + "DELETE FROM work_item");

        assertThat(seen(scene))
                .containsExactly("r1 claim 1", "r1 guard 1", "r1 settle 1", "r1 finish 1");
    }

    @Test
    void work_settleBehindSomebodyElses_isSeenAsOne() throws SQLException {
        Scene scene = quiet();
        as(scene, "r1", CLAIM.formatted("a"));
        as(scene, "r2", RENEW.replace("+ interval", "- interval") + CLAIM.formatted("b") + SETTLE);

        as(scene, "r1", SETTLE);

        assertThat(seen(scene)).endsWith("r2 settle 2", "r1 settle 2");
        assertThat(new Fencing().check(scene.evidence()).violations())
                .singleElement()
                .asString()
                .contains("settle by r1 under epoch 2, which is r2's");
    }

    @Test
    void work_claimBeforeTheLeaseIsOver_isStolen() throws SQLException {
        Scene scene = quiet();
        as(scene, "r1", CLAIM.formatted("a"));

        as(scene, "r2", CLAIM.formatted("b"));

        assertThat(new Fencing().check(scene.evidence()).violations())
                .singleElement()
                .asString()
                .contains("r2 claimed epoch 2 while the lease of r1 had");
    }

    private Scene quiet() {
        return Scene.calm(folder)
                .sql("UPDATE work_item SET epoch = 0, lease_owner = NULL; TRUNCATE storm.work");
    }

    private static void as(Scene scene, String writer, String statements) {
        // One statement after the other, as the service sends them: a trigger sees each.
        scene.sql("SET application_name = '%s';%s".formatted(writer, statements));
    }

    private static List<String> seen(Scene scene) throws SQLException {
        return Witness.work(scene.evidence().database()).stream()
                .map(saw -> "%s %s %d".formatted(saw.writer(), saw.act(), saw.epoch()))
                .toList();
    }
}

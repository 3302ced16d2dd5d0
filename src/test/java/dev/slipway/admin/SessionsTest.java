package dev.slipway.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.access.KeyTable;
import dev.slipway.access.Keys;
import dev.slipway.lifecycle.Sql;
import dev.slipway.platform.Ids;
import dev.slipway.testing.Postgres;
import dev.slipway.testing.TestKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Postgres.class)
class SessionsTest {
    private static final Instant START = Instant.parse("2026-11-21T08:00:00Z");

    @Inject Sql sql;
    @Inject Keys keys;
    @Inject Ids ids;

    @Test
    void find_eightHoursWithoutARequest_isOver() {
        Session session = at(Duration.ZERO).open(key());

        assertThat(at(Sessions.IDLE.minusSeconds(1)).find(session.id())).isPresent();
        assertThat(at(Sessions.IDLE).find(session.id())).isEmpty();
    }

    @Test
    void find_usedAgainAndAgain_isOverAfterADay() {
        Session session = at(Duration.ZERO).open(key());
        for (int hours = 7; hours < 24; hours += 7) {
            at(Duration.ofHours(hours)).touch(session);
        }

        assertThat(at(Sessions.LONGEST.minusSeconds(1)).find(session.id())).isPresent();
        assertThat(at(Sessions.LONGEST).find(session.id())).isEmpty();
    }

    @Test
    void find_givesTheKeyItWasOpenedWith() {
        Session session = at(Duration.ZERO).open(key());

        assertThat(at(Duration.ZERO).find(session.id()))
                .hasValueSatisfying(found -> assertThat(found.key().id()).isEqualTo(key().id()));
    }

    @Test
    void open_keepsTheHashOnly() {
        Session session = at(Duration.ZERO).open(key());

        assertThat(
                        sql.list(
                                "SELECT row_to_json(s)::text FROM admin_session s",
                                row -> row.getString(1)))
                .isNotEmpty()
                .noneMatch(row -> row.contains(session.id()));
        assertThat(session.toString()).doesNotContain(session.id());
        assertThat(session.csrf()).doesNotContain(session.id());
    }

    @Test
    void forgetOld_deletesWhatIsOverAndNothingElse() {
        Session old = at(Duration.ZERO).open(key());
        Session fresh = at(Duration.ofHours(7)).open(key());

        at(Sessions.IDLE).forgetOld();

        assertThat(at(Duration.ZERO).find(old.id())).isEmpty();
        assertThat(at(Sessions.IDLE).find(fresh.id())).isPresent();
    }

    private KeyTable.Entry key() {
        return keys.table().find(TestKeys.ADMIN, START).orElseThrow();
    }

    private Sessions at(Duration since) {
        return new Sessions(sql, keys, ids, Clock.fixed(START.plus(since), ZoneOffset.UTC));
    }
}

package dev.slipway.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.slipway.platform.ProjectId;
import dev.slipway.testing.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A network that swallows everything leaves the server with a transaction that nobody ends. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class SilentTransactionTest {
    private static final String KIND = "silent-transaction-test";

    @Inject WorkItems items;
    @Inject DataSource dataSource;
    @Inject Sql sql;

    @BeforeEach
    void due() {
        sql.update("DELETE FROM work_item");
        Tx.run(() -> items.enqueue(KIND, "a", new ProjectId("default")));
    }

    @Test
    void session_ofThePool_isEndedWhenItsTransactionIsSilentForALease() throws SQLException {
        try (Connection pooled = dataSource.getConnection();
                Statement statement = pooled.createStatement();
                ResultSet row =
                        statement.executeQuery("SHOW idle_in_transaction_session_timeout")) {
            row.next();
            assertThat(row.getString(1)).isEqualTo("20s");
        }
    }

    @Test
    void claim_rowOfASilentTransaction_isThereOnceTheServerHasEndedIt() throws SQLException {
        try (Connection silent = dataSource.getConnection();
                Statement statement = silent.createStatement()) {
            silent.setAutoCommit(false);
            statement.execute("SET LOCAL idle_in_transaction_session_timeout = '2s'");
            statement.execute("SELECT 1 FROM work_item WHERE subject = 'a' FOR UPDATE");
            assertThat(claims()).isZero();

            await().atMost(Duration.ofSeconds(30)).until(() -> claims() == 1);
            // Only a statement tells the driver, and by it the pool, that the session is gone.
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> statement.execute("SELECT 1"))
                    .returns("25P03", SQLException::getSQLState);
        }
    }

    private int claims() {
        return items.claim(Set.of(KIND), "other", 1).size();
    }
}

package dev.slipway.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import org.junit.jupiter.api.Test;

class TestDatabaseTest {

    @Test
    void open_withoutDocker_isEmbeddedAndDurable() throws Exception {
        try (TestDatabase database = TestDatabase.open(() -> false);
                Connection connection =
                        DriverManager.getConnection(
                                database.jdbcUrl(), database.user(), database.password())) {
            assertThat(database.choice()).startsWith("embedded PostgreSQL");
            assertThat(show(connection, "fsync")).isEqualTo("on");
            assertThat(show(connection, "synchronous_commit")).isEqualTo("on");
            assertThat(show(connection, "server_version")).startsWith("18");
        }
    }

    @Test
    void open_withDocker_asksTestcontainers() {
        if (TestDatabase.dockerAnswers()) {
            try (TestDatabase database = TestDatabase.open(() -> true)) {
                assertThat(database.choice()).startsWith("Testcontainers");
                assertThat(database.jdbcUrl()).startsWith("jdbc:postgresql:");
            }
        } else {
            assertThatThrownBy(() -> TestDatabase.open(() -> true)).hasMessageContaining("Docker");
        }
    }

    private static String show(Connection connection, String setting) throws Exception {
        try (ResultSet row = connection.createStatement().executeQuery("SHOW " + setting)) {
            row.next();
            return row.getString(1);
        }
    }
}

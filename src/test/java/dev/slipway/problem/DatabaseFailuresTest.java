package dev.slipway.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseFailuresTest {

    /** Broken, shutting down, ended for silence in a transaction. */
    @ParameterizedTest
    @ValueSource(strings = {"08006", "57P01", "57P03", "25P03"})
    void causedBy_sessionThatIsGone_isTheDatabaseAway(String state) {
        Exception wrapped = new IllegalStateException(new SQLException("gone", state));

        assertThat(DatabaseFailures.causedBy(wrapped)).isTrue();
    }

    @Test
    void causedBy_failedCommit_isFoundBelowWhatWasSuppressed() {
        Exception rolledBack = new IllegalStateException("could not commit");
        rolledBack.addSuppressed(new SQLException("gone", "25P03"));

        assertThat(DatabaseFailures.causedBy(rolledBack)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sorry, acquisition timeout!",
                "Acquisition timeout while waiting for new connection"
            })
    void causedBy_poolWithoutAConnection_isTheDatabaseAway(String message) {
        assertThat(DatabaseFailures.causedBy(new SQLException(message))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "25P02", "42601"})
    void causedBy_wrongStatement_isNot(String state) {
        assertThat(DatabaseFailures.causedBy(new SQLException("wrong", state))).isFalse();
    }
}

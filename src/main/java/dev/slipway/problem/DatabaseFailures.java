package dev.slipway.problem;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import org.hibernate.exception.JDBCConnectionException;

/** Tells a database that is away from a statement that is wrong. */
public final class DatabaseFailures {
    private DatabaseFailures() {}

    /** True when somewhere below {@code t} a connection could not be had or broke. */
    public static boolean causedBy(Throwable t) {
        for (Throwable cause = t; cause != null; cause = cause.getCause()) {
            if (cause instanceof JDBCConnectionException
                    || cause instanceof SQLTransientException) {
                return true;
            }
            // Class 08: connection; 57P: the server is going down or not up yet.
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                String state = sql.getSQLState();
                return state.startsWith("08") || state.startsWith("57P");
            }
            if (cause instanceof SQLException sql
                    && String.valueOf(sql.getMessage()).contains("Acquisition timeout")) {
                return true;
            }
        }
        return false;
    }

    public static Problem problem() {
        return new Problem(
                ProblemType.DATABASE_DOWN,
                "The control plane needs its database and cannot reach it; the gateway goes on from its last snapshot.",
                "Wait and send the request again with the same Idempotency-Key.");
    }
}

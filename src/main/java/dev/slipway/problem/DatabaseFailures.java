package dev.slipway.problem;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.hibernate.exception.JDBCConnectionException;

/** Tells a database that is away from a statement that is wrong. */
public final class DatabaseFailures {
    private static final int DEEPEST = 16;

    /** The pool says it in several ways, and without a state. */
    private static final Pattern POOL_EMPTY = Pattern.compile("(?i)acquisition timeout");

    private DatabaseFailures() {}

    /**
     * True when somewhere below {@code t} a connection could not be had or broke. Also below what
     * was suppressed: a failed commit is told that way.
     */
    public static boolean causedBy(Throwable t) {
        return causedBy(t, DEEPEST);
    }

    private static boolean causedBy(Throwable t, int depth) {
        if (t == null || depth == 0) {
            return false;
        }
        return away(t)
                || causedBy(t.getCause(), depth - 1)
                || Arrays.stream(t.getSuppressed()).anyMatch(each -> causedBy(each, depth - 1));
    }

    private static boolean away(Throwable t) {
        if (t instanceof JDBCConnectionException || t instanceof SQLTransientException) {
            return true;
        }
        if (!(t instanceof SQLException sql)) {
            return false;
        }
        // Class 08: connection; 57P: the server is going down or not up yet; 25P03 and 25P04: it
        // ended a session whose process slept in the middle of a transaction.
        String state = String.valueOf(sql.getSQLState());
        return state.startsWith("08")
                || state.startsWith("57P")
                || state.equals("25P03")
                || state.equals("25P04")
                || POOL_EMPTY.matcher(String.valueOf(sql.getMessage())).find();
    }

    public static Problem problem() {
        return new Problem(
                ProblemType.DATABASE_DOWN,
                "The control plane needs its database and cannot reach it; the gateway goes on from its last snapshot.",
                "Wait and send the request again with the same Idempotency-Key.");
    }
}

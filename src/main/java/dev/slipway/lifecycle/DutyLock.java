package dev.slipway.lifecycle;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * The advisory lock under which a duty runs. It lives as long as its session, and the session as
 * long as it is heard of: PostgreSQL ends it when its process sleeps or its network is gone, so
 * that another replica can do the duty. The duty itself must bear that a sleeper wakes up and goes
 * on.
 */
final class DutyLock implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(DutyLock.class);
    private static final int PINGS = 4;

    private final Connection session;
    private final String key;
    private final Thread pinger;
    private boolean closed;

    private DutyLock(Connection session, String key, Duration pause) {
        this.session = session;
        this.key = key;
        this.pinger = Thread.ofVirtual().name("duty-lock").unstarted(() -> ping(pause));
    }

    /**
     * Tries to have it.
     *
     * @param silence after which a session that is not heard of loses the lock
     * @return null when another one has it
     */
    static DutyLock tryHold(DataSource from, String duty, Duration silence) throws SQLException {
        DutyLock lock = hold(from, duty, silence);
        if (lock != null) {
            lock.pinger.start();
        }
        return lock;
    }

    /** As {@link #tryHold}, but nobody keeps the session awake. */
    static DutyLock hold(DataSource from, String duty, Duration silence) throws SQLException {
        Connection session = from.getConnection();
        DutyLock lock = new DutyLock(session, "slipway-duty-" + duty, silence.dividedBy(PINGS));
        try {
            if (lock.ask("SELECT pg_try_advisory_lock(hashtextextended(?, 7))")) {
                lock.execute("SET idle_session_timeout = " + silence.toMillis());
                return lock;
            }
        } catch (SQLException | RuntimeException e) {
            // It may have the lock: in the pool it would keep it for ever.
            lock.end();
            throw e;
        }
        session.close();
        return null;
    }

    private void ping(Duration pause) {
        try {
            do {
                LockSupport.parkNanos(pause.toNanos());
            } while (heard());
        } catch (SQLException e) {
            LOG.warnf("%s: its lock is lost: %s", key, e.getMessage());
        }
    }

    /** False when the duty is done. */
    private synchronized boolean heard() throws SQLException {
        if (!closed) {
            execute("SELECT 1");
        }
        return !closed;
    }

    private boolean ask(String statement) throws SQLException {
        try (PreparedStatement query = session.prepareStatement(statement)) {
            query.setString(1, key);
            try (ResultSet row = query.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private void execute(String statement) throws SQLException {
        try (Statement each = session.createStatement()) {
            each.execute(statement);
        }
    }

    /** A session that is gone already has given the lock back; one that cannot is ended. */
    @Override
    public synchronized void close() throws SQLException {
        closed = true;
        LockSupport.unpark(pinger);
        try {
            execute("RESET idle_session_timeout");
            ask("SELECT pg_advisory_unlock(hashtextextended(?, 7))");
        } catch (SQLException e) {
            LOG.warnf("%s: its lock was lost: %s", key, e.getMessage());
            end();
            return;
        }
        session.close();
    }

    /** By the server, which lets go of whatever the session holds; the pool makes another one. */
    private void end() throws SQLException {
        try (session) {
            quietly("SELECT pg_terminate_backend(pg_backend_pid())");
            // Only a statement on a broken connection makes the pool drop it.
            quietly("SELECT 1");
        }
    }

    private void quietly(String statement) {
        try {
            execute(statement);
        } catch (SQLException e) {
            LOG.debugf("%s: ended: %s", key, e.getMessage());
        }
    }
}

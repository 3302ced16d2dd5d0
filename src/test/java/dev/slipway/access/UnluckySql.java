package dev.slipway.access;

import dev.slipway.lifecycle.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusMock;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** The database as one change meets it while it goes away. Until the end of the test. */
final class UnluckySql extends Sql {
    private final String begin;
    private final boolean atCommit;
    private final AtomicInteger times;

    private UnluckySql(DataSource dataSource, String begin, boolean atCommit, int times) {
        super(dataSource);
        this.begin = begin;
        this.atCommit = atCommit;
        this.times = new AtomicInteger(times);
    }

    /** Changes that begin like this do not reach it. */
    static void away(DataSource dataSource, String begin) {
        install(new UnluckySql(dataSource, begin, false, Integer.MAX_VALUE));
    }

    /** The transaction of the first change that begins like this cannot be committed. */
    static void atCommit(DataSource dataSource, String begin) {
        install(new UnluckySql(dataSource, begin, true, 1));
    }

    private static void install(UnluckySql sql) {
        QuarkusMock.installMockForType(sql, Sql.class);
    }

    @Override
    public int update(String sql, Object... values) {
        boolean hit = sql.startsWith(begin) && times.getAndDecrement() > 0;
        if (hit && !atCommit) {
            throw new IllegalStateException(new SQLException("gone, for the test", "08006"));
        }
        int rows = super.update(sql, values);
        if (hit) {
            QuarkusTransaction.setRollbackOnly();
        }
        return rows;
    }
}

package dev.slipway.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Plain statements where an object mapper would hide what matters: claims, settles, the outbox.
 * Takes part in the transaction that runs; without one each statement is its own.
 */
@ApplicationScoped
public class Sql {
    private final DataSource dataSource;

    public Sql(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Reads one row; may look at {@link ResultSet} freely, the cursor is on the row. */
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Runs a change and tells how many rows it touched. */
    public int update(String sql, Object... values) {
        return with(
                sql,
                values,
                statement -> {
                    return statement.executeUpdate();
                });
    }

    public <T> List<T> list(String sql, Row<T> row, Object... values) {
        return with(
                sql,
                values,
                statement -> {
                    try (ResultSet rows = statement.executeQuery()) {
                        List<T> out = new ArrayList<>();
                        while (rows.next()) {
                            out.add(row.read(rows));
                        }
                        return out;
                    }
                });
    }

    public <T> Optional<T> first(String sql, Row<T> row, Object... values) {
        return list(sql, row, values).stream().findFirst();
    }

    /**
     * Has the rest of the running transaction find rows by an index and in its order, however small
     * the planner thinks a table is. A queue's statistics are always old: a plan made while it was
     * empty reads all of it for each row that is wanted, once it is long.
     */
    void byIndex() {
        list(
                "SELECT set_config('enable_seqscan', 'off', true),"
                        + " set_config('enable_sort', 'off', true)",
                row -> 0);
    }

    /** A null-safe timestamp. */
    public static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private interface Use<T> {
        T apply(PreparedStatement statement) throws SQLException;
    }

    private <T> T with(String sql, Object[] values, Use<T> use) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                set(connection, statement, i + 1, values[i]);
            }
            return use.apply(statement);
        } catch (SQLException e) {
            throw new SqlFailedException(e);
        }
    }

    private static void set(Connection connection, PreparedStatement to, int at, Object value)
            throws SQLException {
        if (value instanceof Instant instant) {
            to.setObject(at, instant.atOffset(ZoneOffset.UTC));
        } else if (value instanceof Object[] values) {
            to.setArray(at, connection.createArrayOf(type(values), values));
        } else {
            to.setObject(at, value);
        }
    }

    private static String type(Object[] values) {
        return switch (values) {
            case String[] texts -> "text";
            case Long[] numbers -> "bigint";
            case Integer[] numbers -> "integer";
            case Double[] numbers -> "float8";
            case Boolean[] flags -> "boolean";
            default -> throw new IllegalArgumentException("No array of " + values.getClass());
        };
    }
}

package dev.slipway.lifecycle;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.slipway.platform.JsonText;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who we are to providers. The id was made at random by the first migration, so nothing that
 * another installation made carries it.
 */
@ApplicationScoped
public class Installation {
    private final Sql sql;
    private final Map<String, String> accounts = new ConcurrentHashMap<>();
    private volatile Standing.Witness witness;
    private volatile String id;

    public Installation(Sql sql) {
        this.sql = sql;
    }

    /** First part of every name we give at a provider; 10 characters of {@code [a-z0-9]}. */
    public String id() {
        if (id == null) {
            id =
                    sql.first("SELECT id FROM installation", row -> row.getString("id"))
                            .orElseThrow(() -> new IllegalStateException("No installation row"));
        }
        return id;
    }

    /** True while nothing may be created at a provider, because this database may be a copy. */
    public boolean safeMode() {
        return standing().safeMode();
    }

    /** One look at the database, so cheap that each create has its own. */
    public Standing standing() {
        // First: what others write between both looks must not look like something forgotten.
        Standing.Memory memory = new Standing.Memory(witness, Map.copyOf(accounts));
        return sql.first(
                        "SELECT i.safe_mode, i.history_lost_at IS NOT NULL AS history_lost,"
                                + " m.lineage, m.beat, m.xmin::text::bigint AS xmin, m.written_by,"
                                + " (SELECT json_object_agg(purpose, account)::text"
                                + " FROM provider_account) AS accounts"
                                + " FROM installation i LEFT JOIN installation_mark m ON true",
                        Installation::read)
                .map(rows -> Standing.of(rows, memory))
                .orElse(new Standing(true, true, true, "there is no installation row"));
    }

    /** What this process was told of the database; null: nothing. */
    public void remember(Standing.Witness seen) {
        witness = seen;
    }

    public Standing.Witness remembered() {
        return witness;
    }

    /**
     * Whether what exists at a provider may be changed. In safe mode only for a person who knows of
     * it: what was asked for before it began was asked of the original. With a key of another
     * account not for anybody, since it would be changed elsewhere.
     *
     * @param askedAt when a person asked for it; null: nobody did
     */
    boolean mayChange(Instant askedAt) {
        Standing now = standing();
        if (!now.safeMode()) {
            return true;
        }
        return !now.elsewhere()
                && askedAt != null
                && sql.first(
                                "SELECT 1 FROM installation WHERE safe_mode AND safe_since < ?",
                                row -> 1,
                                askedAt)
                        .isPresent();
    }

    /**
     * What the provider said of the key that this process has for a purpose.
     *
     * @param account blank: it does not say; null: as if it had not been asked
     */
    public void holdsKeyOf(String purpose, String account) {
        if (account == null) {
            accounts.remove(purpose);
        } else {
            accounts.put(purpose, account);
        }
    }

    private static Standing.Rows read(ResultSet row) throws SQLException {
        String homes = row.getString("accounts");
        Long lineage = row.getObject("lineage", Long.class);
        return new Standing.Rows(
                row.getBoolean("safe_mode"),
                row.getBoolean("history_lost"),
                lineage == null ? null : new Standing.Witness(lineage, row.getLong("beat")),
                Standing.sameRow(row.getLong("xmin"), row.getLong("written_by")),
                homes == null ? Map.of() : JsonText.read(homes, new TypeReference<>() {}));
    }
}

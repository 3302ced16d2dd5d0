package dev.slipway.dataset;

import dev.slipway.lifecycle.Sql;
import dev.slipway.lifecycle.WorkItems;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Where contents are at the provider: one row per fingerprint, whoever uses it, so the same bytes
 * are uploaded once. {@link FileUploads} does the uploading.
 */
@ApplicationScoped
public class ProviderFiles {
    static final String KIND = "file-upload";

    private final Sql sql;
    private final WorkItems items;

    ProviderFiles(Sql sql, WorkItems items) {
        this.sql = sql;
        this.items = items;
    }

    /** How far one content is. */
    public enum State {
        WANTED,
        SENT,
        USABLE,
        REFUSED
    }

    /**
     * @param externalId the provider's id; null until it was sent
     * @param problem why the provider refused it, or null
     */
    public record Placed(String fileId, State state, String externalId, String problem) {}

    /**
     * Asks for the content to be at the provider; call it in a transaction. Asking twice is asking
     * once.
     */
    public void want(StoredFile file) {
        int made =
                sql.update(
                        "INSERT INTO provider_file (sha256, file_id, state) VALUES (?,?, 'WANTED')"
                                + " ON CONFLICT (sha256) DO NOTHING",
                        file.sha256,
                        file.id);
        if (made > 0) {
            items.enqueue(KIND, file.sha256, file.project());
        }
    }

    /** Whether its upload was given up, and begins anew now; in the running transaction. */
    public boolean revive(StoredFile file) {
        return items.revive(KIND, file.sha256);
    }

    public Optional<Placed> find(String sha256) {
        return sql.first(
                "SELECT * FROM provider_file WHERE sha256 = ?",
                row ->
                        new Placed(
                                row.getString("file_id"),
                                State.valueOf(row.getString("state")),
                                row.getString("external_id"),
                                row.getString("problem")),
                sha256);
    }

    void place(String sha256, State state, String externalId, String problem) {
        sql.update(
                "UPDATE provider_file SET state = ?, external_id = ?, problem = ?,"
                        + " updated_at = clock_timestamp() WHERE sha256 = ?",
                state.name(),
                externalId,
                problem,
                sha256);
    }
}

package dev.slipway.access;

import dev.slipway.lifecycle.Change;
import dev.slipway.lifecycle.DatabaseStart;
import dev.slipway.lifecycle.Sql;
import dev.slipway.lifecycle.Transitions;
import dev.slipway.lifecycle.Tx;
import dev.slipway.platform.Actor;
import dev.slipway.platform.DatabaseChecks.RefusedException;
import dev.slipway.platform.Ids;
import dev.slipway.platform.ProjectId;
import dev.slipway.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Tokens of other services that a project gave us, sealed at rest; requests name them, never hold
 * them.
 */
@ApplicationScoped
public class Secrets implements DatabaseStart.AfterMigration {
    private final Sql sql;
    private final SecretBox box;
    private final Ids ids;
    private final Transitions transitions;

    Secrets(Sql sql, SecretBox box, Ids ids, Transitions transitions) {
        this.sql = sql;
        this.box = box;
        this.ids = ids;
        this.transitions = transitions;
    }

    /** What may be shown of a secret. */
    public record Listed(
            String id, String name, String keyId, String createdBy, Instant createdAt) {}

    /** Keeps a secret; one of the same name is replaced. */
    public Listed put(ProjectId project, String name, String value, Actor by) {
        Tx.run(
                () -> {
                    sql.update(
                            "INSERT INTO secret (id, project_id, name, key_id, ciphertext, created_by)"
                                    + " VALUES (?,?,?,?,?,?) ON CONFLICT (project_id, name) DO UPDATE"
                                    + " SET key_id = excluded.key_id, ciphertext = excluded.ciphertext,"
                                    + " created_by = excluded.created_by, created_at = clock_timestamp()",
                            ids.next("sec"),
                            project.value(),
                            name,
                            box.keyId(),
                            box.seal(value, place(project, name)),
                            by.name());
                    note(project, name, "STORED", by);
                });
        return list(project).stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
    }

    List<Listed> list(ProjectId project) {
        return sql.list(
                "SELECT * FROM secret WHERE project_id = ? ORDER BY name",
                row ->
                        new Listed(
                                row.getString("id"),
                                row.getString("name"),
                                row.getString("key_id"),
                                row.getString("created_by"),
                                Sql.instant(row, "created_at")),
                project.value());
    }

    void delete(ProjectId project, String name, Actor by) {
        Tx.run(
                () -> {
                    int gone =
                            sql.update(
                                    "DELETE FROM secret WHERE project_id = ? AND name = ?",
                                    project.value(),
                                    name);
                    if (gone == 0) {
                        throw Problem.notFound("secret", name);
                    }
                    note(project, name, "DELETED", by);
                });
    }

    /**
     * The secret itself, for the moment of its use; never to be logged or kept.
     *
     * @throws Problem NOT_FOUND
     */
    public String open(ProjectId project, String name) {
        byte[] sealed =
                sql.first(
                                "SELECT ciphertext FROM secret WHERE project_id = ? AND name = ?",
                                row -> row.getBytes(1),
                                project.value(),
                                name)
                        .orElseThrow(() -> Problem.notFound("secret", name));
        return box.open(sealed, place(project, name));
    }

    @Override
    public void prepare() {
        int strange =
                sql.first(
                                "SELECT count(*) FROM secret WHERE key_id <> ?",
                                row -> row.getInt(1),
                                box.keyId())
                        .orElse(0);
        if (strange > 0) {
            throw new RefusedException(
                    ("%d secrets in the database were sealed with another master key than %s. Start with the"
                                    + " right SLIPWAY_MASTER_KEY, or delete these secrets and store them again.")
                            .formatted(strange, box.keyId()));
        }
    }

    private void note(ProjectId project, String name, String what, Actor by) {
        transitions.note(new Change(project, "secret", name, what, name, by), Map.of("name", name));
    }

    private static String place(ProjectId project, String name) {
        return project.value() + "/" + name;
    }
}

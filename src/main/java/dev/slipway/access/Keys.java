package dev.slipway.access;

import dev.slipway.lifecycle.Change;
import dev.slipway.lifecycle.DatabaseStart;
import dev.slipway.lifecycle.Transitions;
import dev.slipway.lifecycle.Tx;
import dev.slipway.platform.Actor;
import dev.slipway.platform.Ids;
import dev.slipway.platform.ProjectId;
import dev.slipway.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Makes and revokes keys, and holds the table that every request is checked against. */
@ApplicationScoped
public class Keys implements DatabaseStart.AfterMigration {
    private final KeyStore store;
    private final Ids ids;
    private final Transitions transitions;
    private final FirstKey firstKey;
    private final KeyTables tables;

    Keys(KeyStore store, Ids ids, Transitions transitions, FirstKey firstKey, KeyTables tables) {
        this.store = store;
        this.ids = ids;
        this.transitions = transitions;
        this.firstKey = firstKey;
        this.tables = tables;
    }

    /** The keys that count now; never null. */
    public KeyTable table() {
        return tables.now();
    }

    /** What a new key is to be. {@code expiresAt} null: never ends. */
    record Wish(ProjectId project, String name, Role role, Instant expiresAt, Actor by) {}

    /** A new key; {@code text} is shown this once. */
    record Made(ApiKey key, String text) {}

    /**
     * @param saved runs in the transaction that makes the key
     */
    Made create(Wish wish, Consumer<ApiKey> saved) {
        return create(wish, KeyText.random(ids), saved);
    }

    private Made create(Wish wish, KeyText text, Consumer<ApiKey> saved) {
        ApiKey key = new ApiKey();
        key.id = ids.next("key");
        key.projectId = wish.project().value();
        key.name = wish.name();
        key.role = wish.role();
        key.publicId = text.publicId();
        key.secretHash = text.hash();
        key.createdBy = wish.by().name();
        key.createdAt = ids.now();
        key.expiresAt = wish.expiresAt();
        Tx.run(
                () -> {
                    store.persist(key);
                    note(key, "CREATED", wish.by());
                    saved.accept(key);
                });
        tables.refresh();
        return new Made(key, text.text());
    }

    List<ApiKey> list(ProjectId project) {
        return Tx.call(() -> store.of(project));
    }

    /** What people called their keys, by id; revoked ones are left out. */
    public Map<String, String> names(ProjectId project) {
        return list(project).stream().collect(Collectors.toMap(key -> key.id, key -> key.name));
    }

    void revoke(ProjectId project, String id, Actor by) {
        Tx.run(
                () -> {
                    ApiKey key =
                            store.of(project, id).orElseThrow(() -> Problem.notFound("key", id));
                    key.revokedAt = ids.now();
                    note(key, "REVOKED", by);
                });
        tables.refresh();
    }

    @Override
    public void prepare() {
        tables.refresh();
        firstKey.whenNone(
                tables.now(),
                text ->
                        create(
                                new Wish(
                                        new ProjectId("default"),
                                        "first admin key",
                                        Role.ADMIN,
                                        null,
                                        Actor.worker("first-run")),
                                text,
                                key -> {}));
    }

    private void note(ApiKey key, String what, Actor by) {
        transitions.note(
                new Change(new ProjectId(key.projectId), "key", key.id, what, key.name, by),
                Map.of("name", key.name, "role", key.role, "publicId", key.publicId));
    }
}

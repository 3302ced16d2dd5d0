package dev.slipway.access;

import dev.slipway.lifecycle.Signals;
import dev.slipway.lifecycle.Transitions;
import dev.slipway.lifecycle.Tx;
import dev.slipway.platform.ProjectId;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Holds the table that every request is checked against, equal to the rows after each change of a
 * key.
 */
@ApplicationScoped
class KeyTables {
    private static final Logger LOG = Logger.getLogger(KeyTables.class);

    private final KeyStore store;
    private final KeySnapshot snapshot;
    private volatile KeyTable table = new KeyTable(List.of());

    KeyTables(KeyStore store, KeySnapshot snapshot) {
        this.store = store;
        this.snapshot = snapshot;
    }

    KeyTable now() {
        return table;
    }

    /** Counts until the rows are read again. */
    void use(KeyTable other) {
        table = other;
    }

    void start(@Observes StartupEvent event, Signals signals) {
        snapshot.read().ifPresent(this::use);
        signals.on(Transitions.CHANNEL, this::quietly);
    }

    /** Reads the rows again. */
    synchronized void refresh() {
        List<KeyTable.Entry> entries =
                Tx.call(store::valid).stream()
                        .map(
                                key ->
                                        new KeyTable.Entry(
                                                key.id,
                                                new ProjectId(key.projectId),
                                                key.role,
                                                key.publicId,
                                                key.secretHash,
                                                key.expiresAt))
                        .toList();
        boolean changed = !ids(entries).equals(ids(table.entries()));
        table = new KeyTable(entries);
        if (changed) {
            snapshot.write(table);
        }
    }

    private void quietly() {
        try {
            refresh();
        } catch (RuntimeException e) {
            // The table we have still counts; the next signal reads the rows again.
            LOG.debugf("Keys not refreshed: %s", e.toString());
        }
    }

    private static java.util.Set<String> ids(List<KeyTable.Entry> entries) {
        return entries.stream()
                .map(KeyTable.Entry::id)
                .collect(java.util.stream.Collectors.toSet());
    }
}

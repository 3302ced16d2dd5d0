package dev.slipway.access;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.slipway.platform.JsonText;
import dev.slipway.platform.StateDir;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * The last table of keys on disk, hashes only: the gateway knows its callers while the database is
 * away.
 */
@ApplicationScoped
class KeySnapshot {
    private static final Logger LOG = Logger.getLogger(KeySnapshot.class);

    private final Path file;

    KeySnapshot(StateDir state) {
        this.file = state.file("keys.json");
    }

    void write(KeyTable table) {
        try {
            StateDir.write(file, JsonText.write(table.entries()));
        } catch (UncheckedIOException e) {
            LOG.warnf("The key snapshot was not written: %s", e.toString());
        }
    }

    Optional<KeyTable> read() {
        try {
            return Files.exists(file)
                    ? Optional.of(
                            new KeyTable(
                                    JsonText.read(
                                            Files.readString(file),
                                            new TypeReference<List<KeyTable.Entry>>() {})))
                    : Optional.empty();
        } catch (IOException | IllegalStateException e) {
            LOG.warnf("The key snapshot is unreadable and left out: %s", e.toString());
            return Optional.empty();
        }
    }
}

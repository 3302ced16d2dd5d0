package dev.slipway.routing;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.slipway.platform.JsonText;
import dev.slipway.platform.StateDir;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** The last table on disk: a service that starts while its database is away serves from it. */
@ApplicationScoped
class RouteSnapshot {
    private static final Logger LOG = Logger.getLogger(RouteSnapshot.class);

    private final Path file;

    RouteSnapshot(StateDir state) {
        this.file = state.file("routes.json");
    }

    boolean same(RouteTable one, RouteTable other) {
        return new HashSet<>(one.all()).equals(new HashSet<>(other.all()));
    }

    void write(RouteTable table) {
        try {
            StateDir.write(file, JsonText.write(table.all()));
        } catch (UncheckedIOException e) {
            LOG.warnf("The route snapshot was not written: %s", e.toString());
        }
    }

    Optional<RouteTable> read() {
        try {
            return Files.exists(file)
                    ? Optional.of(
                            new RouteTable(
                                    JsonText.read(
                                            Files.readString(file),
                                            new TypeReference<List<Route>>() {})))
                    : Optional.empty();
        } catch (IOException | IllegalStateException e) {
            LOG.warnf("The route snapshot is unreadable and left out: %s", e.toString());
            return Optional.empty();
        }
    }
}

package dev.slipway.routing;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.slipway.lifecycle.DatabaseStart;
import dev.slipway.lifecycle.Signals;
import dev.slipway.lifecycle.Sql;
import dev.slipway.lifecycle.Transitions;
import dev.slipway.platform.JsonText;
import dev.slipway.platform.ProjectId;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Keeps the table in memory equal to the rows: after each signal and, in case one was lost, every
 * two seconds.
 */
@ApplicationScoped
public class RoutePublisher implements DatabaseStart.AfterMigration {
    private static final Logger LOG = Logger.getLogger(RoutePublisher.class);
    private static final long EVERY_MS = 2000;

    private final Sql sql;
    private final CurrentRoutes current;
    private final RouteSnapshot snapshot;
    private final Signals signals;
    private final AtomicBoolean queued = new AtomicBoolean();
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("slipway-routes").daemon().factory());

    RoutePublisher(Sql sql, CurrentRoutes current, RouteSnapshot snapshot, Signals signals) {
        this.sql = sql;
        this.current = current;
        this.snapshot = snapshot;
        this.signals = signals;
    }

    /** What is known of a model that a route names. */
    private record Known(
            int version, String inferenceName, boolean ready, Route.ImageLora imageLora) {}

    void start(@Observes StartupEvent event) {
        snapshot.read().ifPresent(current::publish);
    }

    @Override
    public void prepare() {
        publish();
        signals.on(Transitions.CHANNEL, this::soon);
        thread.scheduleWithFixedDelay(this::quietly, EVERY_MS, EVERY_MS, TimeUnit.MILLISECONDS);
    }

    /** Many signals in a row are one look. */
    private void soon() {
        if (queued.compareAndSet(false, true)) {
            thread.execute(
                    () -> {
                        queued.set(false);
                        quietly();
                    });
        }
    }

    private void quietly() {
        try {
            publish();
        } catch (RuntimeException e) {
            LOG.debugf("Routes stay as they were: %s", e.toString());
        }
    }

    /** Reads the rows and replaces the table. */
    public synchronized void publish() {
        Map<String, Known> models =
                sql
                        .list(
                                "SELECT m.id, m.model_version, m.base_model, m.image_lora_url,"
                                        + " m.trigger_word, d.endpoint_name, d.state FROM model m"
                                        + " LEFT JOIN deployment d ON d.id = m.deployment_id"
                                        + " WHERE m.stage IN ('CANARY','LIVE','STANDBY')",
                                RoutePublisher::known)
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        List<Route> routes = sql.list("SELECT * FROM route", row -> route(row, models));
        RouteTable next = new RouteTable(routes);
        if (!current.known() || !snapshot.same(current.table(), next)) {
            current.publish(next);
            snapshot.write(next);
        }
    }

    private static Map.Entry<String, Known> known(ResultSet row) throws SQLException {
        int version = row.getInt("model_version");
        String lora = row.getString("image_lora_url");
        if (lora != null) {
            Route.ImageLora named = new Route.ImageLora(lora, row.getString("trigger_word"));
            return Map.entry(
                    row.getString("id"),
                    new Known(version, row.getString("base_model"), true, named));
        }
        String state = row.getString("state");
        boolean ready = "READY".equals(state) || "DEGRADED".equals(state);
        return Map.entry(
                row.getString("id"),
                new Known(version, row.getString("endpoint_name"), ready, null));
    }

    private static Route route(ResultSet row, Map<String, Known> models) throws SQLException {
        List<Weight> weights =
                JsonText.read(row.getString("targets"), new TypeReference<List<Weight>>() {});
        Function<Weight, Route.Target> target =
                weight ->
                        Optional.ofNullable(models.get(weight.modelId()))
                                .filter(known -> known.inferenceName() != null)
                                .map(
                                        known ->
                                                new Route.Target(
                                                        weight.modelId(),
                                                        known.version(),
                                                        known.inferenceName(),
                                                        weight.weight(),
                                                        known.ready(),
                                                        known.imageLora()))
                                .orElse(null);
        Known live = models.get(String.valueOf(row.getString("live")));
        return new Route(
                new ProjectId(row.getString("project_id")),
                row.getString("alias"),
                row.getLong("version"),
                live == null ? null : live.version(),
                weights.stream().map(target).filter(Objects::nonNull).toList(),
                Sql.instant(row, "updated_at"));
    }
}

package dev.slipway.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Hears PostgreSQL's NOTIFY on a connection of its own and tells whoever listens here. Only a hint:
 * everybody who listens also looks by himself, so a lost signal costs a tick and nothing else.
 */
@ApplicationScoped
public class Signals {
    private static final Logger LOG = Logger.getLogger(Signals.class);
    private static final int WAIT_MS = 1000;

    private final Map<String, List<Runnable>> listeners = new ConcurrentHashMap<>();
    private final Config config;
    private volatile boolean stopped;

    public Signals(Config config) {
        this.config = config;
    }

    /** Runs {@code heard} after each signal on the channel; it must be quick and must not throw. */
    public AutoCloseable on(String channel, Runnable heard) {
        List<Runnable> here = listeners.computeIfAbsent(channel, c -> new CopyOnWriteArrayList<>());
        here.add(heard);
        return () -> here.remove(heard);
    }

    void stop() {
        stopped = true;
    }

    /** Listens until {@link #stop}; returns when the connection breaks. */
    void listen() throws SQLException {
        Properties login = new Properties();
        config.getOptionalValue("quarkus.datasource.username", String.class)
                .ifPresent(user -> login.put("user", user));
        config.getOptionalValue("quarkus.datasource.password", String.class)
                .ifPresent(password -> login.put("password", password));
        login.put("ApplicationName", "slipway-listen");
        String url = config.getValue("quarkus.datasource.jdbc.url", String.class);
        try (Connection connection = DriverManager.getConnection(url, login);
                Statement statement = connection.createStatement()) {
            statement.execute("LISTEN " + WorkItems.CHANNEL);
            statement.execute("LISTEN " + Transitions.CHANNEL);
            PGConnection postgres = connection.unwrap(PGConnection.class);
            all();
            while (!stopped) {
                PGNotification[] heard = postgres.getNotifications(WAIT_MS);
                if (heard != null) {
                    java.util.Arrays.stream(heard)
                            .map(PGNotification::getName)
                            .distinct()
                            .forEach(this::tell);
                }
            }
        }
    }

    /** Something may have been missed while nobody listened. */
    private void all() {
        listeners.keySet().forEach(this::tell);
    }

    private void tell(String channel) {
        for (Runnable heard : listeners.getOrDefault(channel, List.of())) {
            try {
                heard.run();
            } catch (RuntimeException e) {
                LOG.warn("A listener on " + channel + " failed", e);
            }
        }
    }
}

package dev.slipway.storm;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What database and sandbox say at the end. */
final class Figures {
    private static final String ACTOR = "SELECT actor, count(*) FROM transition GROUP BY 1";

    private final Evidence evidence;

    Figures(Evidence evidence) {
        this.evidence = evidence;
    }

    Map<String, Object> all() throws SQLException {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("transitions by actor", pairs(ACTOR));
        figures.put(
                "deliveries by state",
                pairs("SELECT state, count(*) FROM webhook_delivery GROUP BY 1"));
        figures.put(
                "effects by step and state",
                pairs("SELECT step || ' ' || state, count(*) FROM effect GROUP BY 1"));
        figures.put(
                "parked work items",
                pairs(
                        "SELECT kind || ' ' || left(parked_reason, 120), count(*) FROM work_item"
                                + " WHERE parked_at IS NOT NULL GROUP BY 1"));
        money(figures);
        return figures;
    }

    private void money(Map<String, Object> figures) throws SQLException {
        JsonNode bill = bill();
        Set<String> known = new HashSet<>(pairs("SELECT external_id, 1 FROM effect").keySet());
        BigDecimal leaked = BigDecimal.ZERO;
        Map<String, BigDecimal> byKind = new TreeMap<>();
        int strangers = 0;
        for (JsonNode thing : bill.path("things")) {
            BigDecimal cents = thing.path("cents").decimalValue();
            byKind.merge(thing.path("kind").asText(), cents, BigDecimal::add);
            if (!known.contains(thing.path("id").asText())) {
                leaked = leaked.add(cents);
                strangers++;
            }
        }
        List<String> running = new ArrayList<>();
        for (JsonNode thing : bill.path("billingNow")) {
            if (!known.contains(thing.path("id").asText())) {
                running.add(thing.path("name").asText());
            }
        }
        Map<String, BigDecimal> booked = booked();
        int speed = evidence.settings().speed();
        figures.put("charged by kind, cents by the sandbox's clock", byKind);
        figures.put("booked by kind, cents", booked);
        figures.put("charged less booked, cents", difference(byKind, booked, speed));
        figures.put("billed things unknown to us", strangers);
        figures.put("charged for them, cents", leaked);
        figures.put("replica-minutes of them", Strangers.minutes(evidence, known));
        figures.put("unknown things billing now", running);
    }

    /** Serving is charged by the sandbox's clock, which is faster. */
    private static Map<String, BigDecimal> difference(
            Map<String, BigDecimal> charged, Map<String, BigDecimal> booked, int speed) {
        BigDecimal training = charged.getOrDefault("fine_tune", BigDecimal.ZERO);
        BigDecimal serving =
                charged.getOrDefault("replicas", BigDecimal.ZERO)
                        .divide(BigDecimal.valueOf(speed), 2, RoundingMode.HALF_UP);
        return Map.of(
                "training", training.subtract(booked.getOrDefault("training", BigDecimal.ZERO)),
                "serving", serving.subtract(booked.getOrDefault("serving", BigDecimal.ZERO)));
    }

    private Map<String, BigDecimal> booked() throws SQLException {
        Map<String, BigDecimal> booked = new TreeMap<>();
        pairs("SELECT kind, round(sum(usd) * 100, 2) FROM cost_entry GROUP BY 1")
                .forEach((kind, cents) -> booked.put(kind, (BigDecimal) cents));
        return booked;
    }

    private JsonNode bill() {
        try (InputStream in = evidence.sandbox().resolve("/sandbox/bill").toURL().openStream()) {
            return JsonLines.JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, Object> pairs(String query) throws SQLException {
        try (Connection connection = evidence.database().getConnection();
                ResultSet rows = connection.createStatement().executeQuery(query)) {
            Map<String, Object> pairs = new TreeMap<>();
            while (rows.next()) {
                if (rows.getString(1) != null) {
                    pairs.put(rows.getString(1), rows.getObject(2));
                }
            }
            return pairs;
        }
    }
}

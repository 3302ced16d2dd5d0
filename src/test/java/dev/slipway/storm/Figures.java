package dev.slipway.storm;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.LinkedHashMap;
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
        BigDecimal charged = BigDecimal.ZERO;
        int strangers = 0;
        for (JsonNode thing : bill.path("things")) {
            BigDecimal cents = thing.path("cents").decimalValue();
            charged = charged.add(cents);
            if (!known.contains(thing.path("id").asText())) {
                leaked = leaked.add(cents);
                strangers++;
            }
        }
        double leakedMinutes = 0;
        for (JsonNode running : bill.path("billingNow")) {
            leakedMinutes += known.contains(running.path("id").asText()) ? 0 : 1;
        }
        figures.put("provider charged, cents", charged);
        figures.put("booked by kind, cents", booked());
        figures.put("billed things unknown to us", strangers);
        figures.put("charged for them, cents", leaked);
        figures.put("unknown things billing now", leakedMinutes);
    }

    private Map<String, Object> booked() throws SQLException {
        return pairs("SELECT kind, round(sum(usd) * 100, 2) FROM cost_entry GROUP BY 1");
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

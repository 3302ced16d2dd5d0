package dev.slipway.storm.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.storm.Evidence;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the sandbox accepted under the names of this installation, from its own ledger. */
final class ProviderLedger {
    private static final Set<String> UPLOADED = Set.of("upload.create", "v1_upload.create");

    private static final Set<String> MADE =
            Set.of(
                    "file.upload",
                    "fine_tune.create",
                    "endpoint.create",
                    "deployment.create",
                    "model.create",
                    "v1_endpoint.create");

    /** What a fine-tune is destined to without ever being charged. */
    private static final Set<String> FREE_ENDS =
            Set.of("ends_cancelled", "ends_user_error", "restarts_as_new_job");

    private final Map<String, Thing> things = new LinkedHashMap<>();
    private final List<String> strangers = new ArrayList<>();
    private final Map<String, Integer> uploads = new LinkedHashMap<>();
    private final Map<String, Instant> deleted = new LinkedHashMap<>();
    private final Pattern token;
    private JsonNode anchor;
    private Duration lateCommit = Duration.ZERO;
    private boolean uniqueNames = true;

    private ProviderLedger(String installation) {
        token = Pattern.compile(Pattern.quote(installation) + "-[a-z0-9]+-[a-z0-9]+-g\\d+");
    }

    static ProviderLedger read(Evidence evidence) throws SQLException {
        String installation =
                new Rows(evidence.database())
                        .list("SELECT id FROM installation", row -> row.getString(1))
                        .getFirst();
        ProviderLedger ledger = new ProviderLedger(installation);
        evidence.lines(Evidence.SANDBOX).forEach(ledger::apply);
        return ledger;
    }

    Collection<Thing> things() {
        return things.values();
    }

    /** What was made here under a name that is not ours: nobody else uses this sandbox. */
    List<String> strangers() {
        return strangers;
    }

    /** How many uploads were accepted for each name. */
    Map<String, Integer> uploads() {
        return uploads;
    }

    List<Thing> alive() {
        return things.values().stream().filter(Thing::alive).toList();
    }

    /** When things were deleted, by id, on the clock of this machine. */
    Map<String, Instant> deleted() {
        return deleted;
    }

    /** The longest that an accepted create took to come into being, by the sandbox's switch. */
    Duration lateCommit() {
        return lateCommit;
    }

    /** Whether the sandbox refused names that were taken, all the time. */
    boolean uniqueNames() {
        return uniqueNames;
    }

    private void apply(JsonNode entry) {
        String act = entry.path("act").asText();
        String id = entry.path("id").asText();
        Instant at = Instant.parse(entry.path("at").asText());
        if (MADE.contains(act)) {
            made(entry, act, id, at);
        } else if (UPLOADED.contains(act)) {
            String name = entry.path("name").asText();
            uploads.merge(last(name) == null ? name : last(name), 1, Integer::sum);
        } else if (act.equals("clock.anchor")) {
            anchor = entry.path("data");
        } else if (act.endsWith(".delete") || act.equals("fine_tune.cancel")) {
            change(id, thing -> thing.end(at));
            if (act.endsWith(".delete")) {
                deleted.put(id, wall(at));
            }
        } else if (act.equals("charge")) {
            BigDecimal cents = entry.path("cents").decimalValue();
            change(id, thing -> paid(thing, cents, at));
        } else if (act.equals("switches.set")) {
            Duration late = duration(entry.path("data").path("lateCommit"));
            lateCommit = late.compareTo(lateCommit) > 0 ? late : lateCommit;
            uniqueNames &= entry.at("/data/uniqueNames").asBoolean(true);
        }
    }

    /** Simulated time runs from where its anchor was set, some times as fast. */
    private Instant wall(Instant simulated) {
        Duration passed = Duration.between(Instant.parse(anchor.path("sim").asText()), simulated);
        long nanos = (long) (passed.toNanos() / anchor.path("speed").asDouble());
        return Instant.parse(anchor.path("wall").asText()).plusNanos(nanos);
    }

    private void made(JsonNode entry, String act, String id, Instant at) {
        String kind = act.substring(0, act.indexOf('.'));
        // Of V1 an endpoint is named by the provider, after its model; ours is what it shows.
        String shown = entry.at("/data/facts/displayName").asText("");
        String found = last(shown.isEmpty() ? entry.path("name").asText() : shown);
        if (found == null) {
            strangers.add("%s %s (%s)".formatted(kind, id, entry.path("name").asText()));
            return;
        }
        JsonNode data = entry.path("data");
        Thing thing =
                new Thing(
                        id,
                        kind,
                        found,
                        entry.path("who").asText(),
                        at,
                        null,
                        BigDecimal.ZERO,
                        data);
        boolean ends = FREE_ENDS.contains(data.path("fate").asText());
        things.put(id, ends ? thing.end(at) : thing);
    }

    /** Training is charged at its end. */
    private static Thing paid(Thing thing, BigDecimal cents, Instant at) {
        Thing charged = thing.charged(cents);
        return thing.kind().equals("fine_tune") ? charged.end(at) : charged;
    }

    private void change(String id, UnaryOperator<Thing> change) {
        things.computeIfPresent(id, (same, thing) -> change.apply(thing));
    }

    /** Below an endpoint a deployment's name stands behind the endpoint's. */
    private String last(String text) {
        Matcher matcher = token.matcher(text);
        String found = null;
        while (matcher.find()) {
            found = matcher.group();
        }
        return found;
    }

    private static Duration duration(JsonNode value) {
        return value.isNumber()
                ? Duration.ofMillis(value.decimalValue().movePointRight(3).longValue())
                : value.isTextual() ? Duration.parse(value.asText()) : Duration.ZERO;
    }
}

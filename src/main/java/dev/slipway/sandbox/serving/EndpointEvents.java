package dev.slipway.sandbox.serving;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.clock.Phase;
import dev.slipway.sandbox.ledger.Entry;
import dev.slipway.sandbox.ledger.Journal;
import dev.slipway.sandbox.web.Call;
import dev.slipway.sandbox.web.Json;
import dev.slipway.sandbox.web.Page;
import dev.slipway.sandbox.web.Reply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The story of an endpoint and its deployments: acts from the ledger, states from their lives. */
public final class EndpointEvents {
    private static final List<String> LEVELS =
            List.of("LEVEL_DEBUG", "LEVEL_INFO", "LEVEL_WARN", "LEVEL_ERROR");
    private static final Map<String, String> TYPES =
            Map.of(
                    "endpoint.create", "endpoint.created",
                    "endpoint.update", "endpoint.updated",
                    "deployment.create", "deployment.created",
                    "deployment.update", "deployment.scaled",
                    "deployment.delete", "deployment.deleted");

    private final Journal journal;
    private final Deployments deployments;

    /**
     * @param deploymentId null for one of the endpoint itself
     */
    private record Event(Instant at, String type, String level, String deploymentId, String text) {}

    public EndpointEvents(Journal journal, Deployments deployments) {
        this.journal = journal;
        this.deployments = deployments;
    }

    Reply page(Call call, Endpoint endpoint) {
        List<Event> all = story(endpoint);
        List<Event> shown = all.stream().filter(event -> asked(call, event)).toList();
        return Page.of(call, shown, all::indexOf, event -> json(endpoint, event, all));
    }

    private List<Event> story(Endpoint endpoint) {
        List<Deployment> ever = deployments.ever(endpoint.id());
        List<Event> story = new ArrayList<>();
        for (Entry entry : journal.entries()) {
            String type = TYPES.get(entry.act());
            boolean own = endpoint.id().equals(entry.id());
            boolean under = ever.stream().anyMatch(d -> d.id().equals(entry.id()));
            if (type != null && (own || under)) {
                String deployment = own ? null : entry.id();
                story.add(new Event(entry.at(), type, LEVELS.get(1), deployment, entry.name()));
            }
        }
        for (Deployment deployment : ever) {
            for (Phase phase : deployment.timeline().cutAt(deployments.now()).phases()) {
                String text = phase.state() + ": " + phase.message();
                String level = level(phase);
                story.add(new Event(phase.from(), "condition.set", level, deployment.id(), text));
            }
        }
        story.sort(Comparator.comparing(Event::at));
        return story;
    }

    private static String level(Phase phase) {
        return switch (phase.state()) {
            case Life.FAILED -> LEVELS.get(3);
            case "DEPLOYMENT_STATE_DEGRADED" -> LEVELS.get(2);
            default -> LEVELS.get(1);
        };
    }

    private static boolean asked(Call call, Event event) {
        boolean loud =
                call.query("minLevel")
                        .map(level -> LEVELS.indexOf(event.level) >= LEVELS.indexOf(level))
                        .orElse(true);
        boolean late =
                call.query("since").map(at -> !event.at.isBefore(Instant.parse(at))).orElse(true);
        boolean early =
                call.query("until").map(at -> event.at.isBefore(Instant.parse(at))).orElse(true);
        return loud
                && late
                && early
                && among(call, "types", event.type)
                && among(call, "sourceKinds", kind(event))
                && among(call, "deploymentIds", event.deploymentId);
    }

    /** The client joins several values by commas. */
    private static boolean among(Call call, String name, String value) {
        Optional<String> wanted = call.query(name);
        return wanted.isEmpty() || List.of(wanted.get().split(",")).contains(value);
    }

    private static String kind(Event event) {
        return "SOURCE_KIND_" + (event.deploymentId == null ? "ENDPOINT" : "DEPLOYMENT");
    }

    private static ObjectNode json(Endpoint endpoint, Event event, List<Event> all) {
        ObjectNode node =
                Json.object()
                        .put("id", "evt_" + endpoint.id().substring(3) + "_" + all.indexOf(event))
                        .put("createdAt", Json.time(event.at))
                        .put("endpointId", endpoint.id())
                        .put("level", event.level)
                        .put("source", "sandbox")
                        .put("sourceKind", kind(event))
                        .put("type", event.type)
                        .put("message", event.text);
        return event.deploymentId == null ? node : node.put("deploymentId", event.deploymentId);
    }
}

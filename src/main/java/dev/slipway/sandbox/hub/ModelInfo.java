package dev.slipway.sandbox.hub;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.web.ApiException;
import dev.slipway.sandbox.web.Json;
import dev.slipway.sandbox.web.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Metadata of a repository at a commit. */
final class ModelInfo {
    private static final int LONGEST_CONFIG = 1024 * 1024;
    private static final int ID_DIGITS = 24;
    private static final Set<String> EXPANDABLE =
            Set.of(
                    ("author baseModels cardData childrenModelCount config createdAt disabled"
                                    + " downloads downloadsAllTime evalResults gated gguf inference"
                                    + " inferenceProviderMapping lastModified library_name likes"
                                    + " mask_token model-index pipeline_tag private resourceGroup"
                                    + " safetensors sha siblings spaces tags transformersInfo"
                                    + " trendingScore usedStorage widgetData")
                            .split(" "));

    private ModelInfo() {}

    static Reply reply(Visit visit) {
        List<String> expand =
                Stream.of("expand[]", "expand")
                        .flatMap(name -> visit.call().queries(name).stream())
                        .toList();
        boolean more = visit.asks("blobs") || visit.asks("securityStatus");
        if (!expand.isEmpty() && more) {
            throw ApiException.hub(400, "", "expand cannot be used with blobs or securityStatus");
        }
        ObjectNode all = json(visit);
        if (expand.isEmpty()) {
            return Reply.ok(all);
        }
        ObjectNode some = Json.object().put("id", all.path("id").asText());
        some.put("_id", all.path("_id").asText());
        for (String field : expand) {
            if (!EXPANDABLE.contains(field)) {
                throw ApiException.hub(400, "", "Invalid value of expand: " + field);
            }
            // What nobody wrote on the card is left out there, too.
            if (all.has(field)) {
                some.set(field, all.get(field));
            }
        }
        return Reply.ok(some);
    }

    private static ObjectNode json(Visit visit) {
        Snapshot snapshot = visit.snapshot();
        Card card = Card.of(snapshot);
        Sidecar rules = visit.place().sidecar();
        String id = visit.place().id();
        ObjectNode node =
                Json.object()
                        .put("_id", Hashes.sha1("model:" + id).substring(0, ID_DIGITS))
                        .put("id", id)
                        .put("modelId", id)
                        .put("author", id.substring(0, id.indexOf('/')))
                        .put("sha", visit.commit())
                        .put("lastModified", Json.time(snapshot.commit().at()))
                        .put("createdAt", Json.time(snapshot.commit().at()))
                        .put("private", rules.hidden())
                        .put("disabled", rules.disabled())
                        .put("downloads", 0)
                        .put("likes", 0)
                        .put(
                                "usedStorage",
                                snapshot.files().stream().mapToLong(HubFile::size).sum());
        node.set("gated", rules.gated());
        for (String field : List.of("library_name", "pipeline_tag")) {
            if (card.data().has(field)) {
                node.set(field, card.data().get(field));
            }
        }
        ArrayNode tags = node.putArray("tags");
        card.tags(snapshot.find("adapter_config.json").isPresent()).forEach(tags::add);
        node.set("cardData", card.data());
        node.set("config", config(snapshot));
        node.set(
                "siblings",
                Json.array(
                        snapshot.files().stream()
                                .map(file -> FileJson.sibling(file, visit.asks("blobs")))
                                .toList()));
        if (visit.asks("securityStatus")) {
            ObjectNode security = node.putObject("securityRepoStatus").put("scansDone", true);
            ArrayNode issues = security.putArray("filesWithIssues");
            rules.unsafe()
                    .forEach(path -> issues.addObject().put("path", path).put("level", "unsafe"));
        }
        return node;
    }

    /** The few fields of the configuration files that the Hub shows. */
    private static ObjectNode config(Snapshot snapshot) {
        ObjectNode shown = Json.object();
        JsonNode config = read(snapshot, "config.json");
        for (String field : List.of("architectures", "model_type")) {
            if (config.has(field)) {
                shown.set(field, config.get(field));
            }
        }
        JsonNode adapter = read(snapshot, "adapter_config.json");
        if (adapter.isObject()) {
            ObjectNode peft = shown.putObject("peft");
            peft.set("base_model_name_or_path", adapter.get("base_model_name_or_path"));
            peft.set("task_type", adapter.get("task_type"));
        }
        return shown;
    }

    private static JsonNode read(Snapshot snapshot, String path) {
        byte[] bytes = snapshot.small(path, LONGEST_CONFIG).orElse(new byte[0]);
        try {
            return Json.MAPPER.readTree(bytes);
        } catch (JsonProcessingException e) {
            return Json.object(); // shown without it, as there
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

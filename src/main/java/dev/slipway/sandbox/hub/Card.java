package dev.slipway.sandbox.hub;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.slipway.sandbox.web.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The front matter of a repository's README: what its author says about it. */
record Card(ObjectNode data) {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final String FENCE = "---\n";
    private static final int LONGEST = 1024 * 1024;

    static Card of(Snapshot snapshot) {
        String text =
                snapshot.small("README.md", LONGEST)
                        .map(
                                bytes ->
                                        new String(bytes, StandardCharsets.UTF_8)
                                                .replace("\r\n", "\n"))
                        .orElse("");
        int end = text.indexOf("\n" + FENCE, FENCE.length() - 1);
        if (!text.startsWith(FENCE) || end < 0) {
            return new Card(Json.object());
        }
        try {
            JsonNode data = YAML.readTree(text.substring(FENCE.length(), end + 1));
            return new Card(data instanceof ObjectNode object ? object : Json.object());
        } catch (JsonProcessingException e) {
            return new Card(Json.object()); // the Hub shows a warning, and no card
        }
    }

    /** The author's tags, and those that the Hub makes of the other fields. */
    List<String> tags(boolean adapter) {
        Set<String> tags = new LinkedHashSet<>();
        for (String field : List.of("library_name", "pipeline_tag")) {
            if (data.path(field).isTextual()) {
                tags.add(data.path(field).asText());
            }
        }
        tags.addAll(texts("tags"));
        String relation = data.path("base_model_relation").asText(adapter ? "adapter" : "finetune");
        for (String base : texts("base_model")) {
            tags.add("base_model:" + base);
            tags.add("base_model:" + relation + ":" + base);
        }
        texts("license").forEach(license -> tags.add("license:" + license));
        return List.copyOf(tags);
    }

    /** A field that is a text or a list of them. */
    private List<String> texts(String field) {
        JsonNode value = data.path(field);
        List<String> texts = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(element -> texts.add(element.asText()));
        } else if (value.isTextual()) {
            texts.add(value.asText());
        }
        return texts;
    }
}

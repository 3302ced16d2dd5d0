package dev.slipway.provider.huggingface;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.provider.HubFile;
import dev.slipway.provider.HubIdentity;
import dev.slipway.provider.HubModel;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Reads answers of the Hub. A field that is absent or of another type is null or empty. */
final class HubReadings {
    private HubReadings() {}

    /** Empty without the commit, for which it was asked. */
    static Optional<HubModel> model(JsonNode node) {
        String id = text(node, "id");
        String commit = text(node, "sha");
        if (id == null || commit == null || !commit.matches("[0-9a-f]{40}")) {
            return Optional.empty();
        }
        HubModel.Access access =
                new HubModel.Access(
                        node.path("private").asBoolean(),
                        gated(node.path("gated")),
                        node.path("disabled").asBoolean());
        HubModel.Card card =
                new HubModel.Card(
                        text(node, "library_name"),
                        texts(node.path("tags")),
                        texts(node.path("cardData").path("base_model")));
        return Optional.of(
                new HubModel(
                        id,
                        commit,
                        access,
                        card,
                        instant(node, "lastModified"),
                        parameters(node.path("safetensors").path("parameters")),
                        scan(node.path("securityRepoStatus"))));
    }

    // false, "auto" or "manual"; any other word means a gate that we do not know yet.
    private static String gated(JsonNode gated) {
        return gated.isMissingNode() || gated.isNull() || "false".equals(gated.asText())
                ? null
                : gated.asText();
    }

    private static Map<String, Long> parameters(JsonNode counts) {
        Map<String, Long> byType = new LinkedHashMap<>();
        counts.properties().forEach(count -> byType.put(count.getKey(), count.getValue().asLong()));
        return byType;
    }

    private static HubModel.Scan scan(JsonNode status) {
        if (!status.isObject()) {
            return null;
        }
        List<HubModel.Issue> issues =
                StreamSupport.stream(status.path("filesWithIssues").spliterator(), false)
                        .map(HubReadings::issue)
                        .toList();
        return new HubModel.Scan(status.path("scansDone").asBoolean(), issues);
    }

    // A list of paths in older answers.
    private static HubModel.Issue issue(JsonNode file) {
        String path = file.isTextual() ? file.textValue() : text(file, "path");
        return new HubModel.Issue(
                path == null ? "a file without a name" : path, text(file, "level"));
    }

    /** Files of one page of a tree; folders and what cannot be read are left out. */
    static List<HubFile> files(JsonNode page) {
        List<HubFile> files = new ArrayList<>();
        for (JsonNode entry : page) {
            String path = text(entry, "path");
            if (path != null && "file".equals(text(entry, "type"))) {
                files.add(file(path, entry));
            }
        }
        return files;
    }

    private static HubFile file(String path, JsonNode entry) {
        String sha256 = text(entry.path("lfs"), "oid");
        // For a large file the outer one is the hash of a pointer, which says nothing of it.
        String git = entry.has("lfs") || entry.has("xetHash") ? null : text(entry, "oid");
        JsonNode size = entry.path("lfs").path("size");
        return new HubFile(
                path,
                size.isIntegralNumber() ? size.longValue() : entry.path("size").asLong(),
                sha256 != null ? "sha256:" + sha256 : git == null ? null : "gitsha1:" + git);
    }

    static List<String> branches(JsonNode refs) {
        return StreamSupport.stream(refs.path("branches").spliterator(), false)
                .map(branch -> text(branch, "name"))
                .filter(name -> name != null)
                .toList();
    }

    static HubIdentity identity(JsonNode node) {
        JsonNode auth = node.path("auth");
        JsonNode token = auth.path("accessToken");
        Instant ends = instant(auth, "expiresAt");
        return new HubIdentity(
                text(node, "name"),
                text(token, "displayName"),
                text(token, "role"),
                ends == null ? instant(token, "expiresAt") : ends);
    }

    private static List<String> texts(JsonNode oneOrMany) {
        if (oneOrMany.isTextual()) {
            return List.of(oneOrMany.textValue());
        }
        return StreamSupport.stream(oneOrMany.spliterator(), false)
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .toList();
    }

    private static String text(JsonNode node, String field) {
        String value = node.path(field).textValue();
        return value == null || value.isBlank() ? null : value;
    }

    private static Instant instant(JsonNode node, String field) {
        String value = text(node, field);
        try {
            return value == null ? null : OffsetDateTime.parse(value).toInstant();
        } catch (DateTimeException notATime) {
            return null;
        }
    }
}

package dev.slipway.provider.together;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.provider.Account;
import dev.slipway.provider.ChatAnswer;
import dev.slipway.provider.ListedModel;
import dev.slipway.provider.RemoteFile;
import dev.slipway.provider.RemoteModel;
import dev.slipway.provider.SupportedModel;
import java.util.LinkedHashSet;
import java.util.Set;

/** From Together's JSON to our records: account, catalogue, registry, files, chat. */
final class Readings {
    private Readings() {}

    static Account account(JsonNode node) {
        if (!node.isObject()) {
            throw new UnreadableAnswer("the answer is no account");
        }
        return new Account(
                Fields.text(node, "organization_id"),
                Fields.text(node, "project_id"),
                Fields.text(node, "project_slug"));
    }

    static SupportedModel supportedModel(JsonNode node) {
        Set<String> products = new LinkedHashSet<>();
        node.path("products").forEach(product -> products.add(product.asText()));
        return new SupportedModel(
                Fields.required(node, "id"),
                Fields.text(node, "baseModelId"),
                Fields.text(node, "name"),
                Set.copyOf(products),
                Fields.text(node, "status"));
    }

    static ListedModel listedModel(JsonNode node) {
        JsonNode pricing = node.path("pricing");
        return new ListedModel(
                Fields.required(node, "id"),
                Fields.text(node, "type"),
                Fields.decimal(pricing, "input"),
                Fields.decimal(pricing, "output"));
    }

    static RemoteModel model(JsonNode node) {
        return new RemoteModel(
                Fields.required(node, "id"),
                Fields.text(node, "name"),
                Fields.text(node, "baseModelId"),
                Fields.text(node, "description"));
    }

    static RemoteFile file(JsonNode node) {
        Long bytes = Fields.whole(node, "bytes");
        return new RemoteFile(
                Fields.required(node, "id"),
                Fields.text(node, "filename"),
                bytes == null ? 0 : bytes,
                Fields.text(node, "processing_status"),
                problem(node.path("validation_report")));
    }

    private static String problem(JsonNode report) {
        if (!Boolean.FALSE.equals(Fields.flag(report, "valid"))) {
            return null;
        }
        String error = Fields.text(report, "error");
        return error == null ? "Together found the file invalid and gave no reason" : error;
    }

    static ChatAnswer chat(JsonNode node) {
        JsonNode choice = node.path("choices").path(0);
        if (!choice.path("message").isObject()) {
            throw new UnreadableAnswer("the answer has no message");
        }
        JsonNode content = choice.path("message").path("content");
        JsonNode usage = node.path("usage");
        return new ChatAnswer(
                // Null content is an answer, too: a tool call, or cut off while still reasoning.
                content.isTextual() ? content.textValue() : "",
                Fields.text(choice, "finish_reason"),
                Fields.integer(usage, "prompt_tokens"),
                Fields.integer(usage, "completion_tokens"));
    }
}

package dev.slipway.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The columns of a sample, and what each format wants in them. */
final class FormatRules {
    private final Problems problems;
    private final MessageRules messages;
    private final ContentRules content;

    FormatRules(Problems problems) {
        this.problems = problems;
        this.content = new ContentRules(problems);
        this.messages = new MessageRules(problems, content);
    }

    /** Null, with the problem noted, unless the columns are those of exactly one format. */
    DatasetFormat formatOf(JsonNode sample) {
        List<String> columns = new ArrayList<>();
        sample.fieldNames().forEachRemaining(columns::add);
        List<DatasetFormat> matching = DatasetFormat.matching(columns);
        if (matching.size() == 1) {
            return matching.getFirst();
        }
        if (matching.isEmpty()) {
            problems.add(
                    "",
                    "No format has the columns %s. Use {messages}, {prompt, completion}, {text} or"
                            + " {input, preferred_output, non_preferred_output}.",
                    Json.shown(columns.toString()));
        } else {
            problems.add(
                    "",
                    "The columns are those of %s at once, so the sample is ambiguous. Keep the"
                            + " columns of one of them.",
                    matching.stream()
                            .map(DatasetFormat::label)
                            .collect(Collectors.joining(" and ")));
        }
        return null;
    }

    void check(DatasetFormat format, JsonNode sample) {
        sample.fieldNames().forEachRemaining(column -> column(format, column));
        switch (format) {
            case CONVERSATION -> conversation(sample);
            case INSTRUCTION -> {
                content.single(sample.get("prompt"), "prompt", "user");
                content.single(sample.get("completion"), "completion", "assistant");
            }
            case TEXT -> content.single(sample.get("text"), "text", "user");
            case PREFERENCE -> preference(sample);
        }
    }

    private void column(DatasetFormat format, String column) {
        if (!format.allows(column)) {
            problems.add(
                    Json.shown(column),
                    "A %s sample has no such column, and Together refuses extra ones. Remove it.",
                    format.label());
        }
    }

    private void conversation(JsonNode sample) {
        JsonNode tools = sample.get("tools");
        if (Json.has(sample, "tools")) {
            new ToolRules(problems).tools(tools, "tools");
        }
        messages.check(sample.get("messages"), "messages", tools);
        messages.needAssistant(sample.get("messages"), "messages");
    }

    private void preference(JsonNode sample) {
        JsonNode input = sample.get("input");
        if (!input.isObject() || !input.has("messages")) {
            problems.add(
                    "input",
                    "The input must be an object with messages, the conversation to answer. Write"
                            + " {\"messages\": [...]}.");
        } else {
            messages.check(input.get("messages"), "input.messages", null);
            messages.endsBeforeAssistant(input.get("messages"), "input.messages");
        }
        messages.oneAnswer(sample.get("preferred_output"), "preferred_output");
        messages.oneAnswer(sample.get("non_preferred_output"), "non_preferred_output");
    }
}

package dev.slipway.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.slipway.provider.ChatMessage;
import java.util.ArrayList;
import java.util.List;

/** Makes a case of one line, whichever of the known shapes it has. */
final class CaseShape {
    private static final List<String> QUESTIONS =
            List.of("messages", "input", "prompt", "question");
    private static final List<String> ANSWERS = List.of("expected", "completion", "answer");
    private static final ObjectReader JSON =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build()
                    .reader();

    private CaseShape() {}

    static SuiteCase parse(String line, String idWhenAbsent) {
        JsonNode json = read(line);
        String id = id(json, idWhenAbsent);
        String question = only(json, QUESTIONS);
        if (question == null) {
            throw new BadFieldException(
                    "", "The case asks nothing. Add one of %s.".formatted(QUESTIONS));
        }
        String answer = only(json, ANSWERS);
        if (!question.equals("messages")) {
            List<ChatMessage> asked =
                    List.of(new ChatMessage("user", text(json.get(question), question)));
            return new SuiteCase(id, asked, expected(json, answer));
        }
        List<ChatMessage> messages = messages(json.get("messages"));
        boolean answered = messages.getLast().role().equals("assistant");
        if (answer == null && answered) {
            return trainingSample(id, messages);
        }
        if (answered) {
            throw new BadFieldException(
                    answer,
                    "The last message is an answer already, so there are two. Remove one of them.");
        }
        return new SuiteCase(id, messages, expected(json, answer));
    }

    private static SuiteCase trainingSample(String id, List<ChatMessage> messages) {
        if (messages.size() == 1) {
            throw new BadFieldException(
                    "messages",
                    "There is an answer but no question. Add a user message before it.");
        }
        String expected = messages.getLast().content();
        return new SuiteCase(id, messages.subList(0, messages.size() - 1), expected);
    }

    private static JsonNode read(String line) {
        JsonNode json;
        try {
            json = JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new BadFieldException(
                    "",
                    ("The line is not one valid JSON object (%s). Put each case on one line"
                                    + " of its own.")
                            .formatted(e.getOriginalMessage()));
        }
        if (!json.isObject()) {
            throw new BadFieldException("", "A case is a JSON object. Write {\"input\": ...}.");
        }
        return json;
    }

    private static String id(JsonNode json, String whenAbsent) {
        if (!json.hasNonNull("id")) {
            return whenAbsent;
        }
        JsonNode id = json.get("id");
        if (!id.isValueNode() || id.asText().isBlank()) {
            throw new BadFieldException("id", "An id is a text. Write one or leave it out.");
        }
        return id.asText();
    }

    /** The one field of the candidates that is there; null when none is. */
    private static String only(JsonNode json, List<String> candidates) {
        List<String> present = candidates.stream().filter(json::hasNonNull).toList();
        if (present.size() > 1) {
            throw new BadFieldException(
                    present.get(1),
                    "The case has %s, which mean the same. Keep one.".formatted(present));
        }
        return present.isEmpty() ? null : present.getFirst();
    }

    private static String expected(JsonNode json, String field) {
        if (field == null) {
            throw new BadFieldException(
                    "expected",
                    "Nothing is expected, so no answer could be scored. Add one of %s."
                            .formatted(ANSWERS));
        }
        JsonNode value = json.get(field);
        // Numbers and labels compare as text; an object can be a schema.
        String text = value.isValueNode() ? value.asText() : value.toString();
        if (text.isBlank()) {
            throw new BadFieldException(field, "The expectation is blank. Write what is right.");
        }
        return text;
    }

    private static List<ChatMessage> messages(JsonNode list) {
        if (!list.isArray() || list.isEmpty()) {
            throw new BadFieldException(
                    "messages", "Messages are a list of at least one. Write [{\"role\": ...}].");
        }
        List<ChatMessage> messages = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            String at = "messages[%d]".formatted(i);
            String role = list.get(i).path("role").asText("");
            if (!List.of("system", "user", "assistant").contains(role)) {
                throw new BadFieldException(
                        at + ".role",
                        "The role %s cannot be asked. Use system, user or assistant."
                                .formatted(Text.shown(role)));
            }
            String content = text(list.get(i).path("content"), at + ".content");
            messages.add(new ChatMessage(role, content));
        }
        return messages;
    }

    private static String text(JsonNode value, String field) {
        if (!value.isTextual() || value.asText().isBlank()) {
            throw new BadFieldException(field, "Must be a text that is not blank. Write one.");
        }
        return value.asText();
    }
}

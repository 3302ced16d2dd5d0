package dev.slipway.model.preflight;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;

/** Check 9: what turns text into tokens, and messages into text. */
final class Tokenizer {
    private static final String CONFIG = "tokenizer_config.json";
    private static final String MERGES = "merges.txt";
    private static final String VOCABULARY = "vocab.json";
    private static final Set<String> WHOLE =
            Set.of("tokenizer.json", "tokenizer.model", "tekken.json", "tiktoken.model");
    private static final Set<String> TEMPLATES =
            Set.of("chat_template.jinja", "chat_template.json");

    private final Subject subject;

    Tokenizer(Subject subject) {
        this.subject = subject;
    }

    List<Check> check() {
        boolean inParts = subject.has(VOCABULARY) && subject.has(MERGES);
        if (!inParts && WHOLE.stream().noneMatch(subject::has)) {
            return List.of(
                    subject.missing(
                            Rule.TOKENIZER,
                            "TOKENIZER_MISSING",
                            subject.has(VOCABULARY)
                                    ? "There is a vocab.json without its merges.txt."
                                    : "There is no tokenizer at the root of the repository.",
                            "Upload the files of the base model's tokenizer beside the weights"
                                    + " (tokenizer.save_pretrained)."));
        }
        return subject.attempt(
                Rule.TOKENIZER,
                () ->
                        List.of(
                                hasTemplate()
                                        ? Rule.TOKENIZER.ok(
                                                "It brings its tokenizer and a chat template.")
                                        : Rule.TOKENIZER.warn(
                                                "CHAT_TEMPLATE_MISSING",
                                                "It brings its tokenizer and no chat template, so"
                                                        + " messages cannot be turned into a"
                                                        + " prompt.",
                                                "Set tokenizer.chat_template to that of the base"
                                                        + " model and save the tokenizer again;"
                                                        + " needless when only completions are"
                                                        + " asked for.")));
    }

    private boolean hasTemplate() {
        // Mistral's own tokenizers have theirs built in.
        if (TEMPLATES.stream().anyMatch(subject::has) || subject.has("tekken.json")) {
            return true;
        }
        if (!subject.has(CONFIG)) {
            return false;
        }
        JsonNode template = JsonFiles.object(subject, CONFIG).path("chat_template");
        // One text, or a list of named ones.
        return template.isTextual() && !template.textValue().isBlank() || !template.isEmpty();
    }
}

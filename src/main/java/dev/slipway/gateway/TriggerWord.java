package dev.slipway.gateway;

import java.util.regex.Pattern;

/** The word that a LoRA was trained to react to. */
final class TriggerWord {
    private TriggerWord() {}

    /**
     * The prompt with the word in front, or as it is when it says the word already.
     *
     * @param word or null
     */
    static String in(String prompt, String word) {
        return word == null || word.isBlank() || said(prompt, word.strip())
                ? prompt
                : word.strip() + ", " + prompt;
    }

    /** As a word of its own: {@code TOK} is not in "tokens". */
    private static boolean said(String prompt, String word) {
        return Pattern.compile(
                        "(?<![\\p{L}\\p{N}_])" + Pattern.quote(word) + "(?![\\p{L}\\p{N}_])",
                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                .matcher(prompt)
                .find();
    }
}

package dev.slipway.sandbox.learn;

import java.util.List;

/** Cuts a plain text into what leads up to it and how it goes on. */
final class PlainText {
    private static final List<String> MARKERS =
            List.of("### Response:", "[/INST]", "<|assistant|>", "Answer:", "A:", "Label:", "\n");

    private PlainText() {}

    static Example split(String text) {
        String stripped = text.strip();
        for (String marker : MARKERS) {
            int at = stripped.lastIndexOf(marker);
            int rest = at + marker.length();
            if (at > 0 && rest < stripped.length()) {
                return example(stripped.substring(0, at), stripped.substring(rest));
            }
        }
        int middle = stripped.indexOf(' ', stripped.length() / 2);
        return middle < 0
                ? example(stripped, stripped)
                : example(stripped.substring(0, middle), stripped.substring(middle));
    }

    private static Example example(String prompt, String completion) {
        return new Example(prompt.strip(), completion.strip());
    }
}

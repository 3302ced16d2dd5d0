package dev.slipway.sandbox.learn;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a text is made of: words and pairs of words, and the letter groups in its words, which match
 * across endings and typing errors.
 */
final class Features {
    private static final int SHORTEST_GROUP = 3;
    private static final int LONGEST_GROUP = 5;

    private Features() {}

    static Map<String, Integer> words(String text) {
        Map<String, Integer> counts = new HashMap<>();
        List<String> words = Words.of(text);
        for (int i = 0; i < words.size(); i++) {
            counts.merge("w:" + words.get(i), 1, Integer::sum);
            if (i > 0) {
                counts.merge("p:" + words.get(i - 1) + ' ' + words.get(i), 1, Integer::sum);
            }
        }
        return counts;
    }

    static Map<String, Integer> letters(String text) {
        Map<String, Integer> counts = new HashMap<>();
        for (String word : Words.of(text)) {
            String padded = '<' + word + '>';
            for (int length = SHORTEST_GROUP; length <= LONGEST_GROUP; length++) {
                for (int i = 0; i + length <= padded.length(); i++) {
                    counts.merge(padded.substring(i, i + length), 1, Integer::sum);
                }
            }
        }
        return counts;
    }
}

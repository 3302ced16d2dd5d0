package dev.slipway.sandbox.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts text into words. */
public final class Words {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final Pattern PIECE = Pattern.compile("[\\p{L}\\p{N}]+|[^\\s\\p{L}\\p{N}]");
    private static final int LETTERS_PER_TOKEN = 6;

    private Words() {}

    /** Letters and digits only, in lower case. */
    static List<String> of(String text) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text.toLowerCase(Locale.ROOT));
        while (matcher.find()) {
            words.add(matcher.group());
        }
        return words;
    }

    /** About how many tokens a real tokenizer would count. */
    public static long tokens(String text) {
        long tokens = 0;
        Matcher matcher = PIECE.matcher(text);
        while (matcher.find()) {
            tokens += 1 + (matcher.end() - matcher.start() - 1) / LETTERS_PER_TOKEN;
        }
        return tokens;
    }
}

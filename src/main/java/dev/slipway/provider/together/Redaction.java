package dev.slipway.provider.together;

import dev.slipway.provider.WeightsSource;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Takes secrets out of Together's words, which repeat what it was given: the URL it could not read,
 * with its signature, or the token that was refused.
 */
final class Redaction {
    private static final Pattern QUERY =
            Pattern.compile("(https?://[^\\s?#\"'<>]*)[?#][^\\s\"'<>]*");
    private static final Pattern USER = Pattern.compile("(https?://)[^\\s/@\"'<>]*@");
    private static final Pattern TOKEN = Pattern.compile("\\bhf_[A-Za-z0-9_-]+");

    private Redaction() {}

    /** Queries of URLs, users in URLs and Hub tokens; null stays null. */
    static String words(String text) {
        if (text == null) {
            return null;
        }
        String redacted = QUERY.matcher(text).replaceAll("$1?...");
        redacted = USER.matcher(redacted).replaceAll("$1");
        return TOKEN.matcher(redacted).replaceAll("hf_***");
    }

    /** The same, and this source's own token and query, whatever they look like. */
    static UnaryOperator<String> of(WeightsSource source) {
        String query = query(source.url());
        return text -> {
            String redacted = without(without(text, source.token()), query);
            return words(redacted);
        };
    }

    /** The same as {@link #words}, and these secrets, whatever they look like. */
    static UnaryOperator<String> of(List<String> secrets) {
        return text -> {
            String redacted = text;
            for (String secret : secrets) {
                redacted = without(redacted, secret);
            }
            return words(redacted);
        };
    }

    private static String query(String url) {
        int start = url == null ? -1 : url.indexOf('?');
        return start < 0 ? null : url.substring(start + 1);
    }

    private static String without(String text, String secret) {
        return text == null || secret == null || secret.isBlank()
                ? text
                : text.replace(secret, "***");
    }
}

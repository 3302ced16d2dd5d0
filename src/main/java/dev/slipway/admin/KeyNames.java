package dev.slipway.admin;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Keys by the name that people gave them, wherever a text names one by its id. */
record KeyNames(Map<String, String> byId) {
    private static final Pattern KEY = Pattern.compile("key:(key_[0-9a-z]+)");

    /** Null for null; a key that is revoked keeps its id. */
    String in(String text) {
        return text == null ? null : KEY.matcher(text).replaceAll(this::name);
    }

    private String name(MatchResult key) {
        String id = key.group(1);
        return java.util.regex.Matcher.quoteReplacement("key " + byId.getOrDefault(id, id));
    }
}

package dev.slipway.lifecycle;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.slipway.platform.JsonText;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a thing at a provider is, by words of ours such as {@code model}: of what is asked for, and
 * of what is found. A word that one of both leaves out is not held against the other, since lists
 * say less than single answers.
 */
public record Traits(SortedMap<String, String> words) {
    public static final Traits NONE = new Traits(new TreeMap<>());

    public Traits {
        words = Collections.unmodifiableSortedMap(new TreeMap<>(words));
    }

    /** With one more; left out when {@code value} is null or blank. */
    public Traits and(String word, Object value) {
        if (value == null || value.toString().isBlank()) {
            return this;
        }
        SortedMap<String, String> more = new TreeMap<>(words);
        more.put(word, value.toString());
        return new Traits(more);
    }

    /** How {@code found} is something else than this, in a sentence's words; empty when it fits. */
    Optional<String> mismatch(Traits found) {
        return words.entrySet().stream()
                .filter(asked -> differs(asked.getValue(), found.words.get(asked.getKey())))
                .map(
                        asked ->
                                "its %s is %s, asked for was %s"
                                        .formatted(
                                                asked.getKey(),
                                                found.words.get(asked.getKey()),
                                                asked.getValue()))
                .reduce((one, next) -> one + "; " + next);
    }

    private static boolean differs(String asked, String found) {
        return found != null && !asked.equalsIgnoreCase(found);
    }

    /** Fingerprint of all words: the same request has the same one, in every process. */
    String digest() {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(json().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    String json() {
        return JsonText.write(words);
    }

    /** Null for null. */
    static Traits of(String json) {
        return json == null
                ? null
                : new Traits(
                        new TreeMap<>(
                                JsonText.read(json, new TypeReference<Map<String, String>>() {})));
    }
}

package dev.slipway.model.preflight;

import java.util.Locale;
import java.util.regex.Pattern;

/** Spellings of a base model's name. */
final class BaseNames {
    private static final Pattern ADDRESS =
            Pattern.compile("(?i)^(https?://)?(www\\.)?(huggingface\\.co|hf\\.co)/|^hf://");

    /** What providers and mirrors add to the name of one and the same model. */
    private static final Pattern ADDED =
            Pattern.compile("(-(reference|turbo|lora|unsloth|bnb|4bit|8bit))+$");

    private BaseNames() {}

    /** True for two spellings of one model, or for a mirror of it under another owner. */
    static boolean same(String one, String other) {
        return model(one).equals(model(other));
    }

    /** True when only the owners differ, as with a mirror. */
    static boolean mirrored(String one, String other) {
        return same(one, other) && !owner(one).equals(owner(other));
    }

    /** A path on the machine where the adapter was trained. */
    static boolean isPath(String name) {
        return name.startsWith("/")
                || name.startsWith(".")
                || name.startsWith("~")
                || name.contains("\\")
                || ADDRESS.matcher(name).replaceFirst("").chars().filter(c -> c == '/').count() > 1;
    }

    /** As a repository on the Hub, or null when it is none. */
    static String onHub(String name) {
        if (name == null || isPath(name)) {
            return null;
        }
        String plain = plain(name);
        return HubRef.isRepository(plain) ? plain : null;
    }

    private static String model(String name) {
        String plain = plain(name).toLowerCase(Locale.ROOT);
        String bare = plain.substring(plain.lastIndexOf('/') + 1);
        // Meta-Llama-3.1 was renamed to Llama-3.1, and both are in use.
        return ADDED.matcher(bare.replaceFirst("^meta-(?=llama)", "")).replaceFirst("");
    }

    private static String owner(String name) {
        String plain = plain(name).toLowerCase(Locale.ROOT);
        return plain.substring(0, Math.max(0, plain.indexOf('/')));
    }

    private static String plain(String name) {
        String path = ADDRESS.matcher(name.strip()).replaceFirst("");
        return path.replaceAll("@.*$|/tree/.*$|/$", "");
    }
}

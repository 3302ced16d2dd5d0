package dev.slipway.model.preflight;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which rank a module is to have.
 *
 * @param rank of all that no pattern names
 * @param patterns by peft's rule: a regular expression for the end of the module's path; null where
 *     it cannot be read
 */
record Ranks(int rank, Map<Pattern, Integer> patterns) {
    /** peft's own default. */
    private static final int DEFAULT = 8;

    private static final int MOST_PATTERNS = 1000;

    static Ranks of(JsonNode config) {
        Map<Pattern, Integer> patterns = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> one : config.path("rank_pattern").properties()) {
            if (!one.getValue().isInt() || patterns.size() == MOST_PATTERNS) {
                return new Ranks(config.path("r").asInt(DEFAULT), null);
            }
            try {
                // Linear in the name's length, whatever a stranger has written there.
                String end = "(?:.*\\.)?(?:" + one.getKey() + ")";
                patterns.put(Pattern.compile(end), one.getValue().intValue());
            } catch (PatternSyntaxException notOurs) {
                return new Ranks(config.path("r").asInt(DEFAULT), null);
            }
        }
        return new Ranks(config.path("r").asInt(DEFAULT), patterns);
    }

    boolean fits(String module, long found) {
        if (patterns == null) {
            return true;
        }
        return patterns.entrySet().stream()
                        .filter(one -> one.getKey().matches(module))
                        .findFirst()
                        .map(Map.Entry::getValue)
                        .orElse(rank)
                == found;
    }
}

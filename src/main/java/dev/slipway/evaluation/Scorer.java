package dev.slipway.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** Says how good an answer is. Immutable and safe to share between threads. */
public sealed interface Scorer
        permits ExactScorer, ContainsScorer, RegexScorer, NumericScorer, JsonSchemaScorer {

    List<String> NAMES = List.of("exact", "contains", "regex", "numeric", "json_schema");

    /**
     * The scorer of that name. Options by scorer, all optional:
     *
     * <ul>
     *   <li>{@code exact}: {@code trim} (true), {@code ignoreCase} (false)
     *   <li>{@code contains}: {@code ignoreCase} (false)
     *   <li>{@code regex}: {@code pattern} (the expectation; RE2 syntax), {@code ignoreCase}
     *       (false), {@code fullMatch} (false)
     *   <li>{@code numeric}: {@code tolerance} (0, absolute); the last number of the answer counts
     *   <li>{@code json_schema}: {@code schema} (the expectation); references outside it are
     *       refused
     * </ul>
     *
     * @param options null or an object
     * @throws IllegalArgumentException on an unknown name, an unknown option or a bad value; the
     *     message says what to do
     */
    static Scorer named(String name, JsonNode options) {
        Options of = new Options(name, options);
        Scorer scorer =
                switch (name) {
                    case "exact" -> ExactScorer.of(of);
                    case "contains" -> ContainsScorer.of(of);
                    case "regex" -> RegexScorer.of(of);
                    case "numeric" -> NumericScorer.of(of);
                    case "json_schema" -> JsonSchemaScorer.of(of);
                    default ->
                            throw new IllegalArgumentException(
                                    "Unknown scorer %s. Use one of %s."
                                            .formatted(Text.shown(name), NAMES));
                };
        of.refuseOthers();
        return scorer;
    }

    /**
     * 0 (wrong) to 1 (right); NaN when it cannot be told, because the expectation is unusable or
     * the answer too large to examine. NaN makes a verdict inconclusive.
     */
    double score(String expected, String answer);

    /** Why this scorer cannot work with an expectation; to be asked when a suite comes in. */
    Optional<String> objection(String expected);
}

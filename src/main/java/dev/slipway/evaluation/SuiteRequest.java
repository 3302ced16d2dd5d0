package dev.slipway.evaluation;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.util.List;

/**
 * A suite to make.
 *
 * @param file id of a file uploaded with the purpose {@code eval}
 * @param scorers null for {@code exact} alone
 */
record SuiteRequest(
        @NotBlank
                @Pattern(
                        regexp = "[a-z0-9][a-z0-9._-]{0,62}",
                        message = "is 1 to 63 of a-z, 0-9, dot, dash and underscore")
                String name,
        @NotBlank String file,
        List<Suite.ScorerSpec> scorers) {}

package dev.slipway.evaluation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "slipway.evaluation")
interface EvaluationConfig {

    /** Questions asked at once per run; more load the model under test harder. */
    @WithDefault("8")
    int parallel();

    /** Longest answer in tokens. */
    @WithDefault("512")
    int maxTokens();

    /** How often one question is asked before it counts as unanswered. */
    @WithDefault("3")
    int tries();
}

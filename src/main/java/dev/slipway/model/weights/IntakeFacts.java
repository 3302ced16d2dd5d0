package dev.slipway.model.weights;

import dev.slipway.provider.FailureKind;
import dev.slipway.provider.FailureWords;
import java.time.Instant;

/**
 * What the world says about weights on their way.
 *
 * @param upload null before it was started
 * @param validation null before the upload succeeded
 * @param hubCommit where the uploaded branch points now; null for an archive, or when not asked
 */
record IntakeFacts(Upload upload, Validation validation, String hubCommit, Instant now) {

    /** The same four for the upload jobs of both generations. */
    enum Phase {
        RUNNING,
        DONE,
        FAILED,
        /** The provider says that it is not there, and has not said so for long. */
        MISSED,
        GONE
    }

    /**
     * Why something failed.
     *
     * @param text the provider's own words
     * @param hint what a person should do
     */
    record Trouble(String text, FailureKind kind, String hint) {

        static Trouble of(String words, FailureWords explainer) {
            FailureWords.Explanation said = explainer.explain(words);
            String text = words == null || words.isBlank() ? "no reason given" : words.strip();
            return new Trouble(text, said.kind(), said.hint());
        }

        String sentence() {
            return "the provider says: \"%s\". %s".formatted(text, hint);
        }
    }

    /**
     * @param raw the provider's own word
     * @param trouble null unless it failed
     */
    record Upload(Phase phase, String raw, Trouble trouble) {}

    /**
     * @param trouble rules that were broken, or the provider's own trouble; or null
     */
    record Validation(Phase phase, String raw, Trouble trouble) {}
}

package dev.slipway.provider;

/**
 * Explains what a provider says of something that it had accepted and that failed later: an upload
 * job's message, a revision's finding. A refused call needs none of this: its {@link
 * ProviderException} is sorted already.
 */
public interface FailureWords {

    /**
     * @param words a job's message, or a finding's rule and message together; may be null. Words
     *     that nobody knows are {@link FailureKind#INVALID_DATA}
     */
    Explanation explain(String words);

    /** What went wrong, and one sentence on what a person should do. */
    record Explanation(FailureKind kind, String hint) {}
}

package dev.slipway.provider;

import java.util.List;

/**
 * One state of a model's weights and what validation found in it (generation V2): the second gate,
 * after the upload succeeded.
 *
 * @param status raw word such as {@code REVISION_VALIDATION_STATUS_SUCCESS}; open, may be null
 * @param findings why validation failed; empty when nothing was found
 */
public record RemoteRevision(String id, String status, List<Finding> findings) {

    public RemoteRevision {
        findings = List.copyOf(findings);
    }

    /** One finding, in the provider's words; all may be null. */
    public record Finding(String rule, String severity, String message) {}

    /**
     * @param word bare, such as {@code SUCCESS}, {@code FAILED} or {@code ERROR}
     */
    public boolean in(String word) {
        return ("REVISION_VALIDATION_STATUS_" + word).equals(status);
    }
}

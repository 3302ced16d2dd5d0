package dev.slipway.provider;

import java.time.Instant;

/**
 * An upload at the provider (generation V1). Every part but {@code id} may be null.
 *
 * @param status raw word; {@code Queued}, {@code Running}, {@code Complete} and {@code Failed} are
 *     known
 * @param message the newest status update's text, for a failed job the reason; without queries of
 *     URLs and tokens
 * @param modelName bare or with the account's prefix: compare {@link #bareName()}
 * @param modelSource without the query of a presigned URL
 */
public record UploadJob(
        String id,
        String status,
        String message,
        String modelName,
        String modelSource,
        Instant createdAt) {

    public boolean complete() {
        return "Complete".equalsIgnoreCase(status);
    }

    public boolean failed() {
        return "Failed".equalsIgnoreCase(status);
    }

    /** The name without the account's prefix: what we gave it. */
    public String bareName() {
        return modelName == null ? null : modelName.substring(modelName.lastIndexOf('/') + 1);
    }
}

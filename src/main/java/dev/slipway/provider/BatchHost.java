package dev.slipway.provider;

import java.util.List;

/**
 * Runs a file of requests offline, within a day or so, for a lower price on some serverless models.
 * Only {@link #start} costs money.
 */
public interface BatchHost {

    /**
     * Starts a batch: sent once, never resent. When the answer is lost, look in {@link #batches}
     * for the input file.
     */
    StartedBatch start(BatchRequest request);

    RemoteBatch batch(String id);

    /** All batches of the account, whole. */
    List<RemoteBatch> batches();

    /** Asks to cancel; what has been answered is kept and charged. */
    RemoteBatch cancel(String id);

    /**
     * @param inputFile id of a file with purpose {@code batch-api}, one request a line
     * @param endpoint path with version, such as {@code /v1/chat/completions}
     * @param model null when the lines name it
     * @param priority null for the provider's
     */
    record BatchRequest(String inputFile, String endpoint, String model, Integer priority) {}

    /**
     * @param warning what the provider wants to be known of it, or null
     */
    record StartedBatch(RemoteBatch batch, String warning) {}
}

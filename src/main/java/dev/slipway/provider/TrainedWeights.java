package dev.slipway.provider;

/**
 * Which weights of a fine-tune to download.
 *
 * @param artifact of the finished job; ignored when a step is named. Full training has {@link
 *     Artifact#OUTPUT} only
 * @param step of a checkpoint; null for the finished job
 * @param from first byte, to go on with an interrupted download; 0 for the whole
 */
public record TrainedWeights(Artifact artifact, Long step, long from) {

    /** What LoRA training makes two of: base and adapter in one, and the adapter alone. */
    public enum Artifact {
        MERGED,
        ADAPTER,
        /** What the job names as its output. */
        OUTPUT
    }
}

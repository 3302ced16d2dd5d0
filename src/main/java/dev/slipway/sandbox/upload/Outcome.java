package dev.slipway.sandbox.upload;

import dev.slipway.sandbox.weights.Report;
import dev.slipway.sandbox.weights.WeightsFolder;
import java.util.List;

/**
 * What becomes of weights that somebody wants to upload; found out when he asks, told when the
 * clock is there.
 *
 * @param error why they could not be taken; null when they could
 * @param report of their inspection; null with an error
 * @param files none with an error
 * @param trainSha of the examples that came along, from which the model answers; null for none
 * @param warning for the job's events; null for none
 */
public record Outcome(
        String error,
        Report report,
        List<WeightsFolder.Entry> files,
        String trainSha,
        String warning) {

    static Outcome failed(String error) {
        return new Outcome(error, null, List.of(), null, null);
    }

    public boolean taken() {
        return error == null;
    }

    public long bytes() {
        return files.stream().mapToLong(WeightsFolder.Entry::size).sum();
    }
}

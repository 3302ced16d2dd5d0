package dev.slipway.dataset;

import java.util.List;

/**
 * What a check found.
 *
 * @param format of the first sample that has one; null when none has
 * @param lines number of lines, good or bad
 * @param bytes size of the file
 * @param sha256 fingerprint of the whole file, 64 lower-case hex digits; empty when the file is
 *     larger than the limit and was therefore not read
 * @param problems the first 20; empty means that the file may be uploaded
 */
public record DatasetReport(
        DatasetFormat format,
        long lines,
        long bytes,
        String sha256,
        List<DatasetProblem> problems) {

    public DatasetReport {
        problems = List.copyOf(problems);
    }

    public boolean valid() {
        return problems.isEmpty();
    }
}

package dev.slipway.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Checks a JSONL training file by the rules that Together's own client libraries check before an
 * upload, so that a broken line is found before anything is paid for. Together's server has the
 * last word. The file is read once, as a stream, whatever its size.
 */
public final class DatasetCheck {
    /**
     * The smallest of the caps that Together's sources name (4.9, 50.1 and 100 GB), and what one
     * plain upload carries.
     */
    static final long MAX_BYTES = 49L * 1024 * 1024 * 1024 / 10;

    /** Our own limit: keeps one check from filling the memory. */
    static final int MAX_LINE_BYTES = 32 * 1024 * 1024;

    private final long maxBytes;
    private final int maxLineBytes;

    DatasetCheck(long maxBytes, int maxLineBytes) {
        this.maxBytes = maxBytes;
        this.maxLineBytes = maxLineBytes;
    }

    /**
     * @throws IOException when the file is missing or cannot be read; what is wrong inside it is in
     *     the report
     */
    public static DatasetReport of(Path file) throws IOException {
        return new DatasetCheck(MAX_BYTES, MAX_LINE_BYTES).check(file);
    }

    DatasetReport check(Path file) throws IOException {
        long size = Files.size(file);
        if (size > maxBytes) {
            return tooLarge(size);
        }
        try (InputStream in = Files.newInputStream(file)) {
            return read(new LineReader(in, maxLineBytes));
        }
    }

    private DatasetReport read(LineReader reader) throws IOException {
        Problems problems = new Problems();
        SampleCheck samples = new SampleCheck(problems, maxLineBytes);
        long lines = 0;
        while (reader.next()) {
            lines++;
            if (reader.bytes() > maxBytes) {
                return tooLarge(reader.bytes());
            }
            if (!problems.full()) {
                problems.onLine(lines);
                samples.check(reader);
            }
        }
        if (lines == 0) {
            problems.add(
                    "", "The file is empty; training needs at least one sample. Add one per line.");
        }
        return new DatasetReport(
                samples.format(), lines, reader.bytes(), reader.sha256(), problems.list());
    }

    private DatasetReport tooLarge(long size) {
        Problems problems = new Problems();
        problems.add(
                "",
                "The file has %d bytes, the limit is %d: a larger one is refused at upload. Split"
                        + " it or drop samples.",
                size,
                maxBytes);
        return new DatasetReport(null, 0, size, "", problems.list());
    }
}

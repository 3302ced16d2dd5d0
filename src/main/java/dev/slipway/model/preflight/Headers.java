package dev.slipway.model.preflight;

import dev.slipway.provider.HubException;
import dev.slipway.provider.HubFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** Reads headers of safetensors files, each once, eight files at a time, two ranges at most. */
final class Headers {
    /** About 97 of 100 headers fit, so that one range is enough. */
    private static final int FIRST = 100_001;

    private static final int PARALLEL = 8;
    private static final long MOST_BYTES = 256L * 1024 * 1024;

    private final Subject subject;
    private final AtomicLong bytes = new AtomicLong();
    private final Map<String, Read> known = new HashMap<>();

    Headers(Subject subject) {
        this.subject = subject;
    }

    /** One of header and wrong is null. */
    record Read(HubFile file, SafetensorsHeader header, UnreadableFileException wrong) {}

    /**
     * In the order of the files.
     *
     * @throws HubException when the hub is down or limits us
     */
    List<Read> of(List<HubFile> files) {
        List<HubFile> unread = files.stream().filter(f -> !known.containsKey(f.path())).toList();
        ExecutorService pool = Executors.newFixedThreadPool(PARALLEL, Thread.ofVirtual().factory());
        try {
            List<Future<Read>> reading = new ArrayList<>();
            unread.forEach(file -> reading.add(pool.submit(() -> read(file))));
            for (Future<Read> one : reading) {
                Read done = await(one);
                known.put(done.file().path(), done);
            }
        } finally {
            // After a failure, nobody waits for the others.
            pool.shutdownNow();
        }
        return files.stream().map(file -> known.get(file.path())).toList();
    }

    private static Read await(Future<Read> one) {
        try {
            return one.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException known) {
                throw known;
            }
            throw new IllegalStateException("A header could not be read", failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while reading headers", stopped);
        }
    }

    private Read read(HubFile file) {
        try {
            return new Read(file, header(file), null);
        } catch (UnreadableFileException wrong) {
            return new Read(file, null, wrong);
        } catch (HubException refusal) {
            if (refusal.kind().retryable()) {
                throw refusal;
            }
            return new Read(
                    file,
                    null,
                    new UnreadableFileException(
                            refusal.code().name(),
                            "cannot be read: " + refusal.getMessage(),
                            refusal.hint()));
        }
    }

    private SafetensorsHeader header(HubFile file) {
        byte[] head = file.size() < 8 ? new byte[0] : subject.range(file.path(), 0, FIRST);
        int length = HeaderLength.of(head, file.size());
        if (bytes.addAndGet(length) > MOST_BYTES) {
            throw Corrupt.of(
                    "HEADER_TOO_LARGE",
                    "and the files before it have more than 256 MiB of headers");
        }
        byte[] json =
                8 + length <= head.length
                        ? Arrays.copyOfRange(head, 8, 8 + length)
                        : subject.range(file.path(), 8, length);
        if (json.length < length) {
            throw Corrupt.of("INCOMPLETE", "ends inside its header");
        }
        return SafetensorsHeader.check(HeaderParser.parse(json), length, file.size());
    }
}

package dev.slipway.model.preflight;

import dev.slipway.provider.HubException;
import dev.slipway.provider.HubFile;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/** Reads headers of safetensors files, each once, eight files at a time, two ranges at most. */
final class Headers {
    /** About 97 of 100 headers fit, so that one range is enough. */
    private static final int FIRST = 100_001;

    private static final int PARALLEL = 8;
    private static final int MANY_FILES = 200;
    private static final long MOST_BYTES = 256L * 1024 * 1024;

    private final Subject subject;
    private final AtomicLong bytes = new AtomicLong();
    private final Map<String, Read> known = new HashMap<>();

    /** A header of 25 MB is a hundred thousand tensors: one such at a time is enough memory. */
    private final Semaphore large = new Semaphore(1);

    Headers(Subject subject) {
        this.subject = subject;
    }

    /** One of header and wrong is null. */
    record Read(HubFile file, SafetensorsHeader header, UnreadableFileException wrong) {

        /** Without the tensors themselves. */
        Read counted() {
            return header == null ? this : new Read(file, header.counted(), null);
        }
    }

    /**
     * With all tensors, in the order of the files.
     *
     * @throws HubException when the hub is down or limits us
     */
    List<Read> whole(List<HubFile> files) {
        return of(files, true);
    }

    /** As {@link #whole}, and only {@link SafetensorsHeader#counted()}: for models of any size. */
    List<Read> counted(List<HubFile> files) {
        return of(files, false);
    }

    private List<Read> of(List<HubFile> files, boolean whole) {
        List<HubFile> unread = files.stream().filter(f -> !known.containsKey(f.path())).toList();
        ExecutorService pool = Executors.newFixedThreadPool(PARALLEL, Thread.ofVirtual().factory());
        try {
            List<Future<Read>> reading = new ArrayList<>();
            unread.forEach(
                    file ->
                            reading.add(
                                    pool.submit(() -> whole ? read(file) : read(file).counted())));
            for (Future<Read> one : reading) {
                Read done = await(one);
                if (files.size() > MANY_FILES && done.header() != null) {
                    done.header().names().silence();
                }
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

    private Read read(HubFile file) throws InterruptedException {
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

    private SafetensorsHeader header(HubFile file) throws InterruptedException {
        byte[] head = file.size() < 8 ? new byte[0] : subject.range(file.path(), 0, FIRST);
        int length = HeaderLength.of(head, file.size());
        if (bytes.addAndGet(length) > MOST_BYTES) {
            throw Corrupt.of(
                    "HEADER_TOO_LARGE",
                    "and the files before it have more than 256 MiB of headers");
        }
        if (length <= head.length - 8) {
            return header(new HeaderBytes(new ByteArrayInputStream(head, 8, length), length), file);
        }
        large.acquire();
        try {
            return subject.stream(
                    file.path(), 8, length, in -> header(new HeaderBytes(in, length), file));
        } finally {
            large.release();
        }
    }

    private static SafetensorsHeader header(HeaderBytes bytes, HubFile file) {
        try {
            List<Tensor> tensors = HeaderParser.parse(bytes);
            return SafetensorsHeader.check(tensors, bytes.length(), file.size());
        } catch (UnreadableFileException wrong) {
            throw bytes.cut() ? Corrupt.of("INCOMPLETE", "ends inside its header") : wrong;
        }
    }
}

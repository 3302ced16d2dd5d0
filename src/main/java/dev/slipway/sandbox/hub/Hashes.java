package dev.slipway.sandbox.hub;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Digests of files, taken once per path, size and time of change: weights may be gigabytes. */
final class Hashes {
    private static final Map<Path, Known> KNOWN = new ConcurrentHashMap<>();

    /**
     * A sparse file of 140 GB is there in no time, and would be read for many minutes: above this,
     * the digests are no longer those of the whole content. Nobody fetches so much from a stand-in
     * to compare them.
     */
    private static final long LARGEST_READ = 4L * 1024 * 1024 * 1024;

    private static final int END = 1024 * 1024;

    /**
     * @param blob as git has it
     */
    record Pair(String blob, String sha256) {}

    private record Known(long size, FileTime changed, Pair pair) {}

    private Hashes() {}

    static Pair of(Path path) {
        try {
            long size = Files.size(path);
            FileTime changed = Files.getLastModifiedTime(path);
            Known known = KNOWN.get(path);
            if (known == null || known.size != size || !known.changed.equals(changed)) {
                known = new Known(size, changed, hash(path, size));
                KNOWN.put(path, known);
            }
            return known.pair;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }

    private static Pair hash(Path path, long size) throws IOException {
        MessageDigest blob = blobDigest(size);
        MessageDigest sha256 = digest("SHA-256");
        if (size > LARGEST_READ) {
            return ends(path, size, blob, sha256);
        }
        try (InputStream in = Files.newInputStream(path)) {
            byte[] buffer = new byte[64 * 1024];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                blob.update(buffer, 0, read);
                sha256.update(buffer, 0, read);
            }
        }
        return new Pair(hex(blob), hex(sha256));
    }

    /** Of size, beginning and end. */
    private static Pair ends(Path path, long size, MessageDigest blob, MessageDigest sha256)
            throws IOException {
        try (SeekableByteChannel file = Files.newByteChannel(path)) {
            for (long from : new long[] {0, size - END}) {
                ByteBuffer part = ByteBuffer.allocate(END);
                file.position(from);
                while (part.hasRemaining() && file.read(part) >= 0) {
                    // Read until it is full.
                }
                blob.update(part.flip().duplicate());
                sha256.update(part);
            }
        }
        return new Pair(hex(blob), hex(sha256));
    }

    static String blob(byte[] content) {
        MessageDigest blob = blobDigest(content.length);
        blob.update(content);
        return hex(blob);
    }

    static String sha1(String text) {
        MessageDigest sha1 = digest("SHA-1");
        sha1.update(text.getBytes(StandardCharsets.UTF_8));
        return hex(sha1);
    }

    private static MessageDigest blobDigest(long size) {
        MessageDigest blob = digest("SHA-1");
        blob.update(("blob " + size + "\0").getBytes(StandardCharsets.UTF_8));
        return blob;
    }

    private static MessageDigest digest(String name) {
        try {
            return MessageDigest.getInstance(name);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has " + name, e);
        }
    }

    private static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }
}

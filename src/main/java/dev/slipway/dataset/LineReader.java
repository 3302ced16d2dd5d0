package dev.slipway.dataset;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Reads a stream line by line, keeping at most one line of limited length in memory, and takes the
 * fingerprint of every byte on the way.
 */
final class LineReader {
    private final InputStream in;
    private final int maxLineBytes;
    private final MessageDigest digest;
    private final byte[] chunk = new byte[64 * 1024];
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private int position;
    private int end;
    private long bytes;
    private boolean tooLong;

    LineReader(InputStream in, int maxLineBytes) {
        this.in = in;
        this.maxLineBytes = maxLineBytes;
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** Moves to the next line; false at the end. A line break at the end starts no further line. */
    boolean next() throws IOException {
        line.reset();
        tooLong = false;
        boolean any = false;
        while (position < end || fill()) {
            any = true;
            int start = position;
            while (position < end && chunk[position] != '\n') {
                position++;
            }
            keep(start, position - start);
            if (position < end) {
                position++;
                return true;
            }
        }
        return any;
    }

    private boolean fill() throws IOException {
        int count = in.read(chunk);
        if (count <= 0) {
            return false;
        }
        digest.update(chunk, 0, count);
        bytes += count;
        position = 0;
        end = count;
        return true;
    }

    private void keep(int start, int count) {
        if (line.size() + (long) count > maxLineBytes) {
            tooLong = true;
        } else if (!tooLong) {
            line.write(chunk, start, count);
        }
    }

    boolean tooLong() {
        return tooLong;
    }

    /**
     * A line break is never part of another UTF-8 character, so lines can be decoded one by one.
     */
    String text() throws CharacterCodingException {
        ByteBuffer encoded = ByteBuffer.wrap(line.toByteArray());
        return StandardCharsets.UTF_8.newDecoder().decode(encoded).toString();
    }

    long bytes() {
        return bytes;
    }

    /** Of all bytes so far; to be called once, at the end. */
    String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }
}

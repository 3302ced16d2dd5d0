package dev.slipway.sandbox.tuning;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Writes the format of RFC 8878 without compressing: one frame of raw blocks. */
final class Zstandard {
    private static final int MAGIC = 0xFD2FB528;

    /** One segment, its size in four bytes. */
    private static final byte DESCRIPTOR = (byte) 0b1010_0000;

    private static final int MOST_IN_A_BLOCK = 128 * 1024;

    private Zstandard() {}

    static byte[] stored(byte[] content) {
        int blocks = Math.max(1, Math.ceilDiv(content.length, MOST_IN_A_BLOCK));
        ByteBuffer frame =
                ByteBuffer.allocate(9 + blocks * 3 + content.length)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putInt(MAGIC)
                        .put(DESCRIPTOR)
                        .putInt(content.length);
        for (int block = 0; block < blocks; block++) {
            int from = block * MOST_IN_A_BLOCK;
            int size = Math.min(MOST_IN_A_BLOCK, content.length - from);
            int header = size << 3 | (block == blocks - 1 ? 1 : 0);
            frame.put((byte) header).put((byte) (header >> 8)).put((byte) (header >> 16));
            frame.put(content, from, size);
        }
        return frame.array();
    }
}

package dev.slipway.model.preflight;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The first eight bytes of a safetensors file, judged before anything is allocated for them. */
final class HeaderLength {
    /** As the Hub's own clients have it. */
    static final int MOST = 25_000_000;

    private static final int PREFIX = 8;

    private HeaderLength() {}

    /**
     * @param head the beginning of the file, as much as there is
     * @throws UnreadableFileException when it cannot be the beginning of one
     */
    static int of(byte[] head, long fileSize) {
        if (head.length < PREFIX || fileSize < PREFIX) {
            throw Corrupt.of("HEADER_TOO_SMALL", "has fewer than 8 bytes");
        }
        // Unsigned in the format: what reads as negative is 2^63 and more.
        long length = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getLong();
        if (length < 0 || length > MOST) {
            throw Corrupt.of("HEADER_TOO_LARGE", instead(head, length));
        }
        if (length < 2 || length > fileSize - PREFIX) {
            throw Corrupt.of(
                    "INVALID_HEADER_LENGTH",
                    "claims a header of %d bytes in a file of %d".formatted(length, fileSize));
        }
        return (int) length;
    }

    private static String instead(byte[] head, long length) {
        String start = new String(head, 0, PREFIX, StandardCharsets.ISO_8859_1);
        if (start.startsWith("version ")) {
            return "is a Git LFS pointer: the weights themselves were not pushed (git lfs push)";
        }
        if (start.startsWith("PK")) {
            return "is a zip archive, as PyTorch's .bin files are, under another name";
        }
        if (start.charAt(0) == 0x80 && start.charAt(1) <= 5) {
            return "is a pickle under another name, which is never loaded";
        }
        return "claims a header of %s bytes; at most %d are read"
                .formatted(Long.toUnsignedString(length), MOST);
    }
}

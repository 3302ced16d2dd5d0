package dev.slipway.provider;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * Bytes at a provider, read while they come; closing early ends the connection.
 *
 * @param from where {@code bytes} begins in the whole: 0 when a range was ignored
 * @param length how many bytes come; null when not said
 * @param total length of the whole; null when not said
 */
public record RemoteContent(InputStream bytes, long from, Long length, Long total)
        implements AutoCloseable {

    @Override
    public void close() {
        try {
            bytes.close();
        } catch (IOException alreadyBroken) {
            throw new UncheckedIOException(alreadyBroken);
        }
    }
}

package dev.slipway.provider.huggingface;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.Function;

/**
 * What a reader made of an answer. Its own refusal of the content is kept, too: on its way through
 * the exchange it would look like an answer that was lost, and be asked for again.
 */
final class Streamed<T> implements HubRequest.Sink {
    private final Function<InputStream, T> reader;
    private T made;
    private RuntimeException refusal;
    private boolean read;

    Streamed(Function<InputStream, T> reader) {
        this.reader = reader;
    }

    @Override
    public void take(InputStream in) throws IOException {
        read = true;
        made = null;
        refusal = null;
        try {
            made = reader.apply(in);
        } catch (UncheckedIOException brokeOff) {
            throw brokeOff.getCause();
        } catch (RuntimeException ofTheContent) {
            refusal = ofTheContent;
        }
    }

    /** Of an answer without content, what the reader makes of nothing. */
    T result() {
        if (!read) {
            return reader.apply(InputStream.nullInputStream());
        }
        if (refusal != null) {
            throw refusal;
        }
        return made;
    }
}

package dev.slipway.provider.huggingface;

import dev.slipway.provider.HubToken;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;

/**
 * One question to the Hub.
 *
 * @param what completes "HuggingFace did not ...", such as {@code show the repository a/b}
 * @param token null for none
 * @param wanted which bytes of the answer
 * @param commit that the answer must be from; empty: any, but it must name one; null: it is no file
 */
record HubRequest(String what, URI uri, HubToken token, Wanted wanted, String commit) {

    /** Takes a good answer as it comes, in place of its body. */
    interface Sink {
        void take(InputStream in) throws IOException;
    }

    /**
     * @param from null for the whole answer, which then may have at most {@code length} bytes
     * @param sink null when the answer is to be kept as a whole
     */
    record Wanted(Long from, int length, Sink sink) {
        Wanted(Long from, int length) {
            this(from, length, null);
        }

        String header() {
            return from == null ? null : "bytes=" + from + "-" + (from + length - 1);
        }
    }
}

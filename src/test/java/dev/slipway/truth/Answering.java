package dev.slipway.truth;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

/** Where the proxy gets its answers. */
interface Answering {

    Answer answer(Asked asked) throws IOException, InterruptedException;

    record Asked(
            String method,
            String path,
            String query,
            Map<String, List<String>> headers,
            byte[] body) {}

    /** The body is read as it comes. */
    record Answer(int status, Map<String, List<String>> headers, InputStream body) {

        /** Of the body; less than 0 for a stream. */
        long length() {
            return headers.entrySet().stream()
                    .filter(header -> "content-length".equalsIgnoreCase(header.getKey()))
                    .mapToLong(header -> Long.parseLong(header.getValue().getFirst()))
                    .findFirst()
                    .orElse(status == 204 ? 0 : -1);
        }
    }
}

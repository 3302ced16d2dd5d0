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
    record Answer(int status, Map<String, List<String>> headers, InputStream body) {}
}

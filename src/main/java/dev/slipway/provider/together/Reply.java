package dev.slipway.provider.together;

import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/** An answer read to its end, or to the cap. {@code header} gives null for an absent one. */
record Reply(int status, UnaryOperator<String> header, String body) {
    /** The whole list of fine-tunes comes unpaged, about 2 kB each: room for thousands. */
    static final int MAX_BYTES = 16 * 1024 * 1024;

    private static final int MAX_ERROR_BYTES = 64 * 1024;

    static Reply read(Response response) throws IOException {
        int status = response.getStatus();
        int cap = ok(status) ? MAX_BYTES : MAX_ERROR_BYTES;
        byte[] bytes = new byte[0];
        if (response.hasEntity()) {
            try (InputStream in = response.readEntity(InputStream.class)) {
                bytes = in.readNBytes(cap + 1);
            }
        }
        if (ok(status) && bytes.length > cap) {
            throw new UnreadableAnswer("the answer is larger than " + cap + " bytes");
        }
        return new Reply(
                status, response::getHeaderString, new String(bytes, StandardCharsets.UTF_8));
    }

    boolean ok() {
        return ok(status);
    }

    private static boolean ok(int status) {
        return status >= 200 && status < 300;
    }
}

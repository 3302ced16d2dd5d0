package dev.slipway.provider.huggingface;

import dev.slipway.provider.huggingface.HubRequest.Wanted;
import jakarta.ws.rs.core.Response;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.UnaryOperator;

/**
 * An answer after all redirects. {@code header} gives null for an absent one.
 *
 * @param body of a good answer the bytes wanted; one more byte than the cap shows that it is longer
 */
record HubReply(int status, UnaryOperator<String> header, byte[] body) {
    private static final int MAX_ERROR_BYTES = 64 * 1024;

    static HubReply read(Response response, Wanted wanted) throws IOException {
        int status = response.getStatus();
        byte[] body = new byte[0];
        if (response.hasEntity()) {
            try (InputStream in = response.readEntity(InputStream.class)) {
                body =
                        status / 100 == 2
                                ? good(in, status, wanted)
                                : in.readNBytes(MAX_ERROR_BYTES);
            }
        }
        return new HubReply(status, response::getHeaderString, body);
    }

    private static byte[] good(InputStream in, int status, Wanted wanted) throws IOException {
        if (wanted.from() == null) {
            return in.readNBytes(wanted.length() + 1);
        }
        // A range that was ignored: what lies before it comes, too, and is read past.
        if (status != 206 && !passed(in, wanted.from())) {
            return new byte[0];
        }
        if (wanted.sink() != null) {
            wanted.sink().take(new FirstBytes(in, wanted.length()));
        }
        byte[] part = wanted.sink() != null ? new byte[0] : in.readNBytes(wanted.length());
        // Looks for the end, without which closing would end the connection.
        in.read();
        return part;
    }

    private static boolean passed(InputStream in, long bytes) throws IOException {
        try {
            in.skipNBytes(bytes);
            return true;
        } catch (EOFException shorter) {
            return false;
        }
    }

    boolean ok() {
        return status / 100 == 2;
    }
}

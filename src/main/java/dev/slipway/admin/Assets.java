package dev.slipway.admin;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** The stamp in the addresses of style and script, so that no browser keeps old ones. */
@ApplicationScoped
class Assets {
    private static final String FOLDER = "/META-INF/resources/admin/assets/";
    private static final int DIGITS = 12;

    private final String stamp;

    Assets() {
        stamp =
                HexFormat.of()
                        .formatHex(Digests.sha256(read("admin.css") + read("admin.js")))
                        .substring(0, DIGITS);
    }

    String stamp() {
        return stamp;
    }

    private static String read(String name) {
        try (InputStream in = Assets.class.getResourceAsStream(FOLDER + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

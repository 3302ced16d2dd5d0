package dev.slipway.sandbox.upload;

import dev.slipway.sandbox.weights.BadWeights;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Fetches an archive; follows no redirect, since a signed link needs none. */
final class Download {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long MOST = 2L << 30;

    private Download() {}

    static Archive archive(URI uri) throws IOException {
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            HttpRequest request = HttpRequest.newBuilder(uri).timeout(PATIENCE).build();
            HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                if (response.statusCode() != 200) {
                    throw new BadWeights(
                            "Failed to download the archive: HTTP " + response.statusCode());
                }
                return Archive.unpack(uri.getPath(), new Capped(body));
            }
        } catch (IOException e) {
            throw new BadWeights("Failed to download the archive: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BadWeights("Failed to download the archive: interrupted");
        }
    }

    /** Ends with an error when more comes than is taken. */
    private static final class Capped extends FilterInputStream {
        private long left = MOST;

        Capped(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            count(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            count(Math.max(0, read));
            return read;
        }

        private void count(int read) {
            left -= read;
            if (left < 0) {
                throw new BadWeights("The archive is larger than " + MOST + " bytes");
            }
        }
    }
}

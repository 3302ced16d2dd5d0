package dev.slipway.platform;

import io.vertx.core.http.HttpClientRequest;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.ClientResponseFilter;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jboss.resteasy.reactive.client.spi.ResteasyReactiveClientRequestContext;

/**
 * Ends the connection of an answer that is closed half-read, because it is larger than the cap or
 * its reader gave up. The client itself would go on and read it to its end, which for a shard of
 * weights whose range was ignored is gigabytes.
 */
public class AbandonHalfRead implements ClientResponseFilter {

    @Override
    public void filter(ClientRequestContext request, ClientResponseContext response) {
        if (response.getEntityStream() != null
                && request instanceof ResteasyReactiveClientRequestContext ours) {
            HttpClientRequest open = ours.unwrap(HttpClientRequest.class);
            response.setEntityStream(new Body(response.getEntityStream(), open));
        }
    }

    private static final class Body extends FilterInputStream {
        private final HttpClientRequest open;
        private boolean ended;

        Body(InputStream in, HttpClientRequest open) {
            super(in);
            this.open = open;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            ended |= read < 0;
            return read;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            ended |= read < 0 && length > 0;
            return read;
        }

        @Override
        public void close() throws IOException {
            if (!ended) {
                ended = true;
                open.reset();
            }
            super.close();
        }
    }
}

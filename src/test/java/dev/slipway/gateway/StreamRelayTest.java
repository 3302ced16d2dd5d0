package dev.slipway.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.slipway.provider.InferenceStream;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.streams.ReadStream;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.mockito.Mockito;

class StreamRelayTest {
    private static final Buffer HI =
            Buffer.buffer("data: {\"choices\":[{\"delta\":{\"content\":\"Hi\"}}]}\n\n");

    private final Vertx vertx = mock();
    private final HttpServerResponse response = mock();
    private final Body body = new Body();
    private final Exchange exchange = exchange();
    private final StreamRelay relay =
            new StreamRelay(vertx, config(), exchange, answer(), StreamRelayTest::decoder);

    @Test
    void bytes_callerDoesNotKeepUp_pausesTheUpstreamUntilItDoes() {
        relay.open();
        assertThat(body.flowing).isTrue();
        body.handler.handle(HI);
        assertThat(body.flowing).as("until it is decided who answers").isFalse();
        relay.commit();
        assertThat(body.flowing).isTrue();

        when(response.writeQueueFull()).thenReturn(true);
        body.handler.handle(HI);
        assertThat(body.flowing).isFalse();

        when(response.writeQueueFull()).thenReturn(false);
        drained().handle(null);
        assertThat(body.flowing).isTrue();
    }

    @Test
    void hungUp_beforeCommit_closesTheUpstream() {
        var ready = relay.open();
        exchange.hungUp();

        assertThat(body.cancelled).isTrue();
        assertThat(ready.failed()).isTrue();
    }

    @Test
    void hungUp_afterCommit_isNotTakenForAnUpstreamThatBroke() {
        relay.open();
        body.handler.handle(HI);
        relay.commit();
        exchange.hungUp();

        assertThat(body.cancelled).isTrue();
        assertThat(exchange.outcome()).isEqualTo(Exchange.Outcome.CANCELLED);
        verify(response, Mockito.never()).end(any(Buffer.class));
    }

    @Test
    void commit_callerAlreadyGone_closesTheUpstreamAndWritesNothing() {
        relay.open();
        body.handler.handle(HI);
        when(response.closed()).thenReturn(true);
        relay.commit();

        assertThat(body.cancelled).isTrue();
        verify(response, Mockito.never()).write(any(Buffer.class));
    }

    private Handler<Void> drained() {
        ArgumentCaptor<Handler<Void>> handler = ArgumentCaptor.captor();
        verify(response).drainHandler(handler.capture());
        return handler.getValue();
    }

    private Exchange exchange() {
        RoutingContext http = mock();
        when(http.response()).thenReturn(response);
        when(response.setStatusCode(anyInt())).thenReturn(response);
        when(response.setChunked(anyBoolean())).thenReturn(response);
        when(response.putHeader(anyString(), anyString())).thenReturn(response);
        when(response.headers()).thenReturn(MultiMap.caseInsensitiveMultiMap());
        Exchange made = new Exchange(http, "r");
        made.endsBy(Deadline.in(Duration.ofMinutes(10)));
        return made;
    }

    private static GatewayConfig config() {
        return new SmallRyeConfigBuilder()
                .withMapping(GatewayConfig.class)
                .addDiscoveredConverters()
                .build()
                .getConfigMapping(GatewayConfig.class);
    }

    private static StreamDecoder decoder(StreamDecoder.Listener to) {
        return new StreamDecoder(
                new AnswerRewriter("support-bot", "id", 5, AnswerRewriter.Shape.CHUNK),
                false,
                new Candidate("acme/bot-v2", "model_2", 2),
                to);
    }

    private UpstreamAnswer answer() {
        return new UpstreamAnswer(new Candidate("acme/bot-v2", "model_2", 2), body);
    }

    /** An upstream's body that is moved by hand. */
    private static final class Body implements ReadStream<Buffer>, InferenceStream {
        private Handler<Buffer> handler;
        private Handler<Throwable> broken;
        private boolean flowing;
        private boolean cancelled;

        @Override
        public int status() {
            return 200;
        }

        @Override
        public MultiMap headers() {
            return MultiMap.caseInsensitiveMultiMap();
        }

        @Override
        public ReadStream<Buffer> body() {
            return this;
        }

        @Override
        public void cancel() {
            cancelled = true;
            broken.handle(new IOException("reset by ourselves"));
        }

        @Override
        public Body exceptionHandler(Handler<Throwable> next) {
            broken = next;
            return this;
        }

        @Override
        public Body handler(Handler<Buffer> next) {
            handler = next;
            return this;
        }

        @Override
        public Body endHandler(Handler<Void> ignored) {
            return this;
        }

        @Override
        public Body pause() {
            flowing = false;
            return this;
        }

        @Override
        public Body resume() {
            flowing = true;
            return this;
        }

        @Override
        public Body fetch(long amount) {
            return this;
        }
    }
}

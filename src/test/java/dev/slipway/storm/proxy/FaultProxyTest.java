package dev.slipway.storm.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each fault seen from both sides; the server answers each byte with it and nine more. */
class FaultProxyTest {
    private static final int ANSWER = 10;

    private final BlockingQueue<Integer> heard = new LinkedBlockingQueue<>();
    private ServerSocket server;
    private FaultProxy proxy;
    private Socket client;

    @BeforeEach
    void connect() throws IOException {
        server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
        proxy = FaultProxy.before(server.getLocalPort());
        client = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
        client.setSoTimeout(5_000);
        assertThat(ask(1)).isEqualTo(ANSWER);
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        proxy.close();
        server.close();
    }

    @Test
    void none_passesEverythingAndCountsNothing() throws IOException {
        assertThat(ask(2)).isEqualTo(ANSWER);
        assertThat(proxy.befallen()).isZero();
    }

    @Test
    void latency_delaysBothWays() throws IOException {
        proxy.set(new Fault.Latency(Duration.ofMillis(30)));
        long begun = System.nanoTime();

        assertThat(ask(2)).isEqualTo(ANSWER);

        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .isGreaterThanOrEqualTo(Duration.ofMillis(60));
        assertThat(proxy.befallen()).isEqualTo(1);
    }

    @Test
    void reset_serverHearsTheRequestAndTheCallerLosesTheAnswer() throws Exception {
        proxy.set(new Fault.Reset());

        assertThatThrownBy(() -> ask(7)).isInstanceOf(SocketException.class);

        assertThat(next()).isEqualTo(1);
        assertThat(next()).isEqualTo(7);
    }

    @Test
    void halfOpen_nobodyHearsAnythingAlsoNotAfterIt() throws Exception {
        next();
        proxy.set(new Fault.HalfOpen());
        client.setSoTimeout(100);

        assertThatThrownBy(() -> ask(7)).isInstanceOf(SocketTimeoutException.class);
        proxy.set(Fault.NONE);
        assertThatThrownBy(() -> ask(8)).isInstanceOf(SocketTimeoutException.class);

        assertThat(heard).isEmpty();
    }

    @Test
    void slowClose_theOtherSideHearsOfItLater() throws Exception {
        next();
        proxy.set(new Fault.SlowClose(Duration.ofMillis(50)));
        long begun = System.nanoTime();

        client.shutdownOutput();

        assertThat(next()).isEqualTo(-1);
        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .isGreaterThanOrEqualTo(Duration.ofMillis(50));
    }

    @Test
    void truncate_endsTheAnswerOnItsWay() throws IOException {
        proxy.set(new Fault.Truncate(ANSWER + 4));

        client.getOutputStream().write(2);

        assertThat(client.getInputStream().readAllBytes()).hasSize(4);
    }

    @Test
    void bandwidth_takesItsTime() throws IOException {
        proxy.set(new Fault.Bandwidth(100));
        long begun = System.nanoTime();

        assertThat(ask(2)).isEqualTo(ANSWER);

        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .isGreaterThanOrEqualTo(Duration.ofMillis(100));
    }

    @Test
    void connect_nobodyThere_closesAtOnce() throws IOException {
        server.close();
        try (Socket late = new Socket(InetAddress.getLoopbackAddress(), proxy.port())) {
            late.setSoTimeout(5_000);
            assertThatThrownBy(
                            () -> {
                                late.getOutputStream().write(1);
                                if (late.getInputStream().read() < 0) {
                                    throw new IOException("closed");
                                }
                            })
                    .isInstanceOf(IOException.class);
        }
    }

    private int ask(int word) throws IOException {
        client.getOutputStream().write(word);
        return client.getInputStream().readNBytes(ANSWER).length;
    }

    private int next() throws InterruptedException {
        Integer word = heard.poll(5, TimeUnit.SECONDS);
        assertThat(word).as("the server heard something").isNotNull();
        return word;
    }

    private void serve() {
        try (Socket socket = server.accept()) {
            InputStream in = socket.getInputStream();
            OutputStream out = socket.getOutputStream();
            for (int word = in.read(); word >= 0; word = in.read()) {
                heard.add(word);
                out.write(new byte[ANSWER]);
            }
            heard.add(-1);
        } catch (IOException e) {
            heard.add(-2);
        }
    }
}

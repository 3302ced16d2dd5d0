package dev.slipway.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsServer;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.net.PfxOptions;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The name of the URL is what the certificate is held against, though its address is dialled. */
class DiallerTlsTest {
    private static final String PASSWORD = "changeit";
    private static final Vertx VERTX = Vertx.vertx();
    private static final List<String> ASKED_FOR = new CopyOnWriteArrayList<>();
    @TempDir static Path folder;
    private static HttpsServer server;

    @BeforeAll
    static void start() throws Exception {
        Path keys = folder.resolve("keys.p12");
        new ProcessBuilder(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-alias",
                                "test",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=test",
                                "-ext",
                                "san=dns:hooks.slipway.invalid",
                                "-storetype",
                                "PKCS12",
                                "-storepass",
                                PASSWORD,
                                "-keystore",
                                keys.toString()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        server =
                HttpsServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context(keys)));
        server.createContext(
                "/",
                exchange -> {
                    ExtendedSSLSession session =
                            (ExtendedSSLSession) ((HttpsExchange) exchange).getSSLSession();
                    for (SNIServerName name : session.getRequestedServerNames()) {
                        ASKED_FOR.add(((SNIHostName) name).getAsciiName());
                    }
                    exchange.sendResponseHeaders(204, -1);
                    exchange.close();
                });
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop(0);
        VERTX.close();
    }

    @Test
    void post_certificateForTheName_isAcceptedAndTheNameIsAskedFor() {
        Answer answer = post("hooks.slipway.invalid", trusting());

        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
        assertThat(ASKED_FOR).contains("hooks.slipway.invalid");
    }

    @Test
    void post_certificateForAnotherName_isRefused() {
        Answer answer = post("other.slipway.invalid", trusting());

        assertThat(answer.status()).isNull();
        assertThat(ASKED_FOR).doesNotContain("other.slipway.invalid");
    }

    @Test
    void post_certificateOfAStranger_isRefused() {
        assertThat(post("hooks.slipway.invalid", new HttpClientOptions()).status()).isNull();
    }

    private static Answer post(String host, HttpClientOptions options) {
        WebhookConfig config = TestSettings.open("127.0.0.0/8");
        Targets targets =
                new Targets(
                        config,
                        new AddressRules(config),
                        name -> List.of(InetAddress.getByName("127.0.0.1")));
        return new Dialler(VERTX, Duration.ofSeconds(20), options)
                .post(
                        targets.check(
                                "https://" + host + ":" + server.getAddress().getPort() + "/"),
                        Map.of(),
                        "{}",
                        Instant.EPOCH);
    }

    private static HttpClientOptions trusting() {
        return new HttpClientOptions()
                .setTrustOptions(
                        new PfxOptions()
                                .setPath(folder.resolve("trust.p12").toString())
                                .setPassword(PASSWORD));
    }

    private static SSLContext context(Path file) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyStore trust = KeyStore.getInstance("PKCS12");
        trust.load(null, null);
        trust.setCertificateEntry("test", keys.getCertificate("test"));
        try (var out = Files.newOutputStream(folder.resolve("trust.p12"))) {
            trust.store(out, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}

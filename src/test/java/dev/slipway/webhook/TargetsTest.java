package dev.slipway.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetsTest {
    private final Deque<List<InetAddress>> answers = new ArrayDeque<>();
    private final Targets targets = targets(TestSettings.closed());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/",
                "http://169.254.169.254/latest/meta-data/",
                "http://[::1]:8080/",
                "http://[::ffff:127.0.0.1]/",
                "http://[::ffff:7f00:1]/",
                "http://[::ffff:8.8.8.8]/",
                "http://[::127.0.0.1]/",
                "http://[64:ff9b::7f00:1]/",
                "http://[2002:7f00:1::]/",
                "http://[2001::1]/",
                "http://[fd00::1]/",
                "http://[fe80::1%25eth0]/",
                "http://[fe80::1%eth0]/",
                "http://100.64.0.1/",
                "http://0.0.0.0/",
                "http://0x7f.1/",
                "http://0x7f000001/",
                "http://2130706433/",
                "http://0177.0.0.1/",
                "http://127.1/",
                "http://127.0.0.01/",
                "http://8.8.8.8./",
                "http://8.8.8.256/",
                "http://example.0x7f/",
                "http://localhost./",
                "http://under_score.example.com/",
                "http://-dash.example.com/",
                "http://127.0.0.1%2f@example.com/",
                "http://user@example.com/",
                "http://user:password@example.com/",
                "http://@example.com/",
                "http://example.com:22/",
                "http://example.com:0/",
                "http://example.com:65536/",
                "http://example.com/#part",
                "http://exa\u00admple.com/",
                "http://\u2460\u2461\u2466.0.0.1/",
                "http://example.com/\r\nX-Injected: 1",
                "http://example.com/a b",
                "http://",
                "http:///path",
                "http:example.com",
                "//example.com/",
                "example.com",
                "ftp://example.com/",
                "file:///etc/passwd",
                "javascript:alert(1)",
                ""
            })
    void check_urlThatLeadsInsideOrIsOdd_isRefusedUnasked(String url) {
        assertThatThrownBy(() -> targets.check(url)).isInstanceOf(RefusedTargetException.class);
        assertThat(answers).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://hooks.example.com, hooks.example.com, 443, /",
        "https://Hooks.Example.com:8443/a/b?c=d%20e, Hooks.Example.com, 8443, /a/b?c=d%20e",
        "http://hooks.example.com:1024/?x, hooks.example.com, 1024, /?x",
        "https://xn--bcher-kva.example/, xn--bcher-kva.example, 443, /"
    })
    void check_publicName_givesItsAddress(String url, String host, int port, String path)
            throws UnknownHostException {
        answer("93.184.216.34");

        Targets.Target target = targets.check(url);

        assertThat(target.address()).isEqualTo(InetAddress.getByName("93.184.216.34"));
        assertThat(target.url().host()).isEqualTo(host);
        assertThat(target.url().port()).isEqualTo(port);
        assertThat(target.url().path()).isEqualTo(path);
    }

    @Test
    void check_publicLiterals_areTakenWithoutAskingTheResolver() {
        assertThat(targets.check("https://8.8.8.8/").address().getHostAddress())
                .isEqualTo("8.8.8.8");
        assertThat(targets.check("https://[2606:4700::1111]/").url().host())
                .isEqualTo("2606:4700::1111");
    }

    @Test
    void check_withoutLeaveForHttp_takesHttpsOnly() throws UnknownHostException {
        Targets strict = targets(new TestSettings(false, TestSettings.closed().allowedRanges()));
        answer("93.184.216.34");

        assertThat(strict.check("https://example.com/").url().tls()).isTrue();
        assertThatThrownBy(() -> strict.check("http://example.com/"))
                .hasMessage("must begin with https://");
    }

    /** The first answer is public, as when the webhook is made; the next one is not. */
    @Test
    void check_nameThatIsRebound_isRefusedTheSecondTime() throws UnknownHostException {
        answer("93.184.216.34");
        answer("127.0.0.1");

        targets.check("https://rebind.example.com/");

        assertThatThrownBy(() -> targets.check("https://rebind.example.com/"))
                .hasMessageContaining("127.0.0.1, which is a loopback address");
    }

    @ParameterizedTest
    @CsvSource({
        "93.184.216.34, 127.0.0.1",
        "127.0.0.1, 93.184.216.34",
        "2606:4700::1111, fd00::1",
        "93.184.216.34, ::1"
    })
    void check_oneOfSeveralAddressesInside_refusesAll(String first, String second)
            throws UnknownHostException {
        answer(first, second);

        assertThatThrownBy(() -> targets.check("https://mixed.example.com/"))
                .hasMessageContaining("only public addresses are allowed");
    }

    @Test
    void check_mappedLiteralOfAnOpenedRange_isRefusedAllTheSame() {
        Targets open = targets(TestSettings.open("127.0.0.0/8"));

        assertThat(open.check("http://127.0.0.1:8080/").url().port()).isEqualTo(8080);
        assertThatThrownBy(() -> open.check("http://[::ffff:127.0.0.1]:8080/"))
                .hasMessageContaining("IPv4-mapped");
    }

    @Test
    void check_nameWithoutAddress_saysSo() {
        assertThatThrownBy(() -> targets.check("https://nowhere.example.com/"))
                .hasMessage("has a host that cannot be found now: nowhere.example.com");
    }

    private Targets targets(WebhookConfig config) {
        return new Targets(
                config,
                new AddressRules(config),
                name -> answers.isEmpty() ? List.of() : answers.pop());
    }

    private void answer(String... addresses) throws UnknownHostException {
        List<InetAddress> answer = new ArrayList<>();
        for (String address : addresses) {
            answer.add(InetAddress.getByName(address));
        }
        answers.add(answer);
    }
}

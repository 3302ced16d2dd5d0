package dev.slipway.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.platform.DatabaseChecks.RefusedException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each range at its first and last address, and the neighbours just outside. */
class AddressRulesTest {
    private final AddressRules rules = new AddressRules(TestSettings.closed());

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0, an unspecified address",
        "0.255.255.255, an unspecified address",
        "10.0.0.0, a private address",
        "10.255.255.255, a private address",
        "100.64.0.0, a carrier's shared address",
        "100.127.255.255, a carrier's shared address",
        "100.100.100.200, a carrier's shared address",
        "127.0.0.1, a loopback address",
        "127.255.255.255, a loopback address",
        "168.63.129.16, a cloud's metadata address",
        "169.254.0.0, a link-local or metadata address",
        "169.254.169.254, a link-local or metadata address",
        "169.254.255.255, a link-local or metadata address",
        "172.16.0.0, a private address",
        "172.31.255.255, a private address",
        "192.0.0.0, an address reserved for protocols",
        "192.0.0.192, an address reserved for protocols",
        "192.0.2.255, a documentation address",
        "192.88.99.1, a 6to4 relay",
        "192.168.0.0, a private address",
        "192.168.255.255, a private address",
        "198.18.0.0, a benchmark address",
        "198.19.255.255, a benchmark address",
        "198.51.100.7, a documentation address",
        "203.0.113.7, a documentation address",
        "224.0.0.1, a multicast address",
        "239.255.255.255, a multicast address",
        "240.0.0.0, a reserved or broadcast address",
        "255.255.255.255, a reserved or broadcast address",
        "::, an unspecified address",
        "::1, a loopback address",
        "::2, an IPv4-compatible address",
        "::7f00:1, an IPv4-compatible address",
        "::1:0:0, not a public address",
        "64:ff9b::7f00:1, a NAT64 address",
        "64:ff9b::ffff:ffff, a NAT64 address",
        "64:ff9b:1:ffff::1, a NAT64 address",
        "64:ff9b:2::1, not a public address",
        "100::1, not a public address",
        "1fff:ffff::1, not a public address",
        "2001::1, a Teredo address",
        "2001:0:ffff::1, a Teredo address",
        "2001:2::1, an address reserved for protocols",
        "2001:20::1, an address reserved for protocols",
        "2001:1ff:ffff::1, an address reserved for protocols",
        "2001:db8::1, a documentation address",
        "2001:db8:ffff::1, a documentation address",
        "2002::1, a 6to4 address",
        "2002:7f00:1::1, a 6to4 address",
        "3fff::1, a documentation address",
        "3fff:fff:ffff::1, a documentation address",
        "4000::1, not a public address",
        "5f00::1, not a public address",
        "fc00::1, a unique local address",
        "fd00:ec2::254, a unique local address",
        "fdff:ffff::1, a unique local address",
        "fe80::1, a link-local address",
        "febf:ffff::1, a link-local address",
        "fec0::1, a site-local address",
        "ff02::1, a multicast address"
    })
    void refusal_specialAddress_saysWhatItIs(String address, String what)
            throws UnknownHostException {
        assertThat(rules.refusal(InetAddress.getByName(address))).contains(what);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.0.0.0",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.0",
                "168.63.129.15",
                "168.63.129.17",
                "169.253.255.255",
                "169.255.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "191.255.255.255",
                "192.0.1.0",
                "192.0.3.0",
                "192.88.98.255",
                "192.88.100.0",
                "192.167.255.255",
                "192.169.0.0",
                "198.17.255.255",
                "198.20.0.0",
                "198.51.99.255",
                "198.51.101.0",
                "203.0.112.255",
                "203.0.114.0",
                "223.255.255.255",
                "2000::1",
                "2001:200::1",
                "2001:db7:ffff::1",
                "2001:db9::1",
                "2001:ffff::1",
                "2003::1",
                "3ffe:ffff::1",
                "3fff:1000::1",
                "2606:4700::1111"
            })
    void refusal_justOutsideOfEachRange_isNone(String address) throws UnknownHostException {
        assertThat(rules.refusal(InetAddress.getByName(address))).isEmpty();
    }

    @Test
    void refusal_rangeOpenedByTheOperator_opensThatRangeOnly() throws UnknownHostException {
        AddressRules opened = new AddressRules(TestSettings.open("127.0.0.0/30", "fd12::/16"));

        assertThat(opened.refusal(InetAddress.getByName("127.0.0.3"))).isEmpty();
        assertThat(opened.refusal(InetAddress.getByName("fd12:ffff::1"))).isEmpty();
        assertThat(opened.refusal(InetAddress.getByName("127.0.0.4"))).isPresent();
        assertThat(opened.refusal(InetAddress.getByName("fd13::1"))).isPresent();
        assertThat(opened.refusal(InetAddress.getByName("::1"))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "10.0.0.0/33", "10.0.0.0/-1", "localhost/8", "fd00::/x"})
    void rules_rangeThatCannotBeRead_refuseToRun(String range) {
        assertThatThrownBy(() -> new AddressRules(TestSettings.open(range)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("SLIPWAY_WEBHOOK_ALLOWED_RANGES")
                .hasMessageContaining(range);
    }
}

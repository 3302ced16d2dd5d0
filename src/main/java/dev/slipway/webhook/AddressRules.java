package dev.slipway.webhook;

import dev.slipway.platform.DatabaseChecks.RefusedException;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import java.util.Optional;

/**
 * Which addresses a webhook may be sent to: the public ones, and ranges that the operator opened.
 * Ranges after the IANA registries of special-purpose addresses.
 */
@ApplicationScoped
class AddressRules {
    private static final Cidr GLOBAL_IPV6 = Cidr.parse("2000::/3");

    private record Closed(Cidr range, String what) {}

    private static final List<Closed> CLOSED =
            List.of(
                    closed("0.0.0.0/8", "an unspecified address"),
                    closed("10.0.0.0/8", "a private address"),
                    closed("100.64.0.0/10", "a carrier's shared address"),
                    closed("127.0.0.0/8", "a loopback address"),
                    closed("168.63.129.16/32", "a cloud's metadata address"),
                    closed("169.254.0.0/16", "a link-local or metadata address"),
                    closed("172.16.0.0/12", "a private address"),
                    closed("192.0.0.0/24", "an address reserved for protocols"),
                    closed("192.0.2.0/24", "a documentation address"),
                    closed("192.88.99.0/24", "a 6to4 relay"),
                    closed("192.168.0.0/16", "a private address"),
                    closed("198.18.0.0/15", "a benchmark address"),
                    closed("198.51.100.0/24", "a documentation address"),
                    closed("203.0.113.0/24", "a documentation address"),
                    closed("224.0.0.0/4", "a multicast address"),
                    closed("240.0.0.0/4", "a reserved or broadcast address"),
                    closed("::/128", "an unspecified address"),
                    closed("::1/128", "a loopback address"),
                    closed("::/96", "an IPv4-compatible address"),
                    closed("64:ff9b::/96", "a NAT64 address"),
                    closed("64:ff9b:1::/48", "a NAT64 address"),
                    closed("fc00::/7", "a unique local address"),
                    closed("fe80::/10", "a link-local address"),
                    closed("fec0::/10", "a site-local address"),
                    closed("ff00::/8", "a multicast address"),
                    closed("2001::/32", "a Teredo address"),
                    closed("2001::/23", "an address reserved for protocols"),
                    closed("2001:db8::/32", "a documentation address"),
                    closed("2002::/16", "a 6to4 address"),
                    closed("3fff::/20", "a documentation address"));

    private final List<Cidr> opened;

    /**
     * @throws RefusedException when a range cannot be read; the service must not run on a guess
     */
    AddressRules(WebhookConfig config) {
        try {
            opened =
                    config.allowedRanges().orElse(List.of()).stream()
                            .map(String::trim)
                            .filter(range -> !range.isEmpty())
                            .map(Cidr::parse)
                            .toList();
        } catch (IllegalArgumentException e) {
            throw new RefusedException(
                    "slipway.webhook.allowed-ranges (SLIPWAY_WEBHOOK_ALLOWED_RANGES): "
                            + e.getMessage());
        }
    }

    List<Cidr> opened() {
        return opened;
    }

    /** Why nothing is sent there, such as {@code a loopback address}; empty when it may be. */
    Optional<String> refusal(InetAddress address) {
        if (opened.stream().anyMatch(range -> range.contains(address))) {
            return Optional.empty();
        }
        Optional<String> closed =
                CLOSED.stream()
                        .filter(row -> row.range().contains(address))
                        .map(Closed::what)
                        .findFirst();
        if (closed.isPresent()) {
            return closed;
        }
        if (address instanceof Inet6Address && !GLOBAL_IPV6.contains(address)) {
            return Optional.of("not a public address");
        }
        return isOurs(address) ? Optional.of("an address of this machine") : Optional.empty();
    }

    private static boolean isOurs(InetAddress address) {
        try {
            return NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException e) {
            return true;
        }
    }

    private static Closed closed(String range, String what) {
        return new Closed(Cidr.parse(range), what);
    }
}

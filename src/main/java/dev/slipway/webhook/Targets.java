package dev.slipway.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

/**
 * Checks where a URL leads, when a webhook is made and again before each connect. One address that
 * is not allowed refuses all of them: the next answer of that name may have it first.
 */
@ApplicationScoped
class Targets {
    private final WebhookConfig config;
    private final AddressRules rules;
    private final Resolver resolver;

    Targets(WebhookConfig config, AddressRules rules, Resolver resolver) {
        this.config = config;
        this.rules = rules;
        this.resolver = resolver;
    }

    /**
     * A place that may be dialled now.
     *
     * @param address the one address to connect to; the name in the URL is only said, not asked
     */
    record Target(TargetUrl url, InetAddress address) {}

    /**
     * Asks the resolver once; may take seconds, so never in a transaction.
     *
     * @throws RefusedTargetException when the URL, or any address of its host, is not allowed
     */
    Target check(String text) {
        TargetUrl url = TargetUrl.parse(text, config.allowHttp());
        List<InetAddress> addresses = addresses(url);
        for (InetAddress address : addresses) {
            Optional<String> refusal = rules.refusal(address);
            if (refusal.isPresent()) {
                throw new RefusedTargetException(
                        "leads to %s, which is %s; only public addresses are allowed"
                                .formatted(address.getHostAddress(), refusal.get()));
            }
        }
        return new Target(url, addresses.getFirst());
    }

    private List<InetAddress> addresses(TargetUrl url) {
        try {
            if (!url.literal()) {
                List<InetAddress> found = resolver.addresses(url.host());
                if (found.isEmpty()) {
                    throw new UnknownHostException(url.host());
                }
                return found;
            }
            InetAddress address = InetAddress.getByName(url.host());
            if (address instanceof Inet4Address && url.host().contains(":")) {
                throw new RefusedTargetException(
                        "has an IPv4-mapped IPv6 address; only public addresses are allowed");
            }
            return List.of(address);
        } catch (UnknownHostException e) {
            throw new RefusedTargetException("has a host that cannot be found now: " + url.host());
        }
    }
}

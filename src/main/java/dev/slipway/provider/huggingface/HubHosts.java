package dev.slipway.provider.huggingface;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Objects;

/** Which addresses may be asked, and which of them is the Hub itself, to whom tokens go. */
final class HubHosts {
    private final URI endpoint;

    HubHosts(URI endpoint) {
        if (endpoint.getHost() == null || !endpoint.getScheme().matches("https?")) {
            throw new IllegalArgumentException(
                    "slipway.huggingface.endpoint (HF_ENDPOINT) is not http(s)://host[:port]");
        }
        this.endpoint = endpoint;
    }

    /** True for the configured scheme, host and port. */
    boolean isHub(URI address) {
        return isEndpointHost(address)
                && endpoint.getScheme().equalsIgnoreCase(address.getScheme())
                && port(endpoint) == port(address);
    }

    /**
     * @return why it is not asked, null when it may be
     */
    String refusal(URI address) {
        String host = address.getHost();
        if (host == null || address.getUserInfo() != null) {
            return "it points to an address without a plain host name";
        }
        // The configured host is the operator's word, private or not. A Hub on this machine may
        // keep its files under the machine's other name; no token goes there.
        if (isEndpointHost(address) || isOnThisMachine(endpoint) && isOnThisMachine(address)) {
            return Objects.equals(address.getScheme(), endpoint.getScheme())
                    ? null
                    : "it points to " + host + " with another scheme";
        }
        if (!"https".equals(address.getScheme()) || !known(host.toLowerCase(Locale.ROOT))) {
            return "it points to " + host + ", which is not a host of HuggingFace";
        }
        return hasPrivateAddress(host) ? host + " has a private address" : null;
    }

    private boolean isEndpointHost(URI address) {
        return endpoint.getHost().equalsIgnoreCase(address.getHost());
    }

    /** By the name alone: what a name server says of other names is nobody's promise. */
    private static boolean isOnThisMachine(URI address) {
        String host = address.getHost();
        return host.equalsIgnoreCase("localhost") || host.equals("127.0.0.1");
    }

    private static boolean known(String host) {
        return host.equals("huggingface.co") || host.equals("hf.co") || host.endsWith(".hf.co");
    }

    private static boolean hasPrivateAddress(String host) {
        try {
            for (InetAddress address : InetAddress.getAllByName(host)) {
                if (isPrivate(address)) {
                    return true;
                }
            }
            return false;
        } catch (UnknownHostException unknown) {
            // The call itself will say so, as of any host that is not there.
            return false;
        }
    }

    static boolean isPrivate(InetAddress address) {
        byte[] bytes = address.getAddress();
        int first = bytes[0] & 0xff;
        boolean uniqueLocal = bytes.length == 16 && (first & 0xfe) == 0xfc;
        boolean carrierGrade = bytes.length == 4 && first == 100 && (bytes[1] & 0xc0) == 0x40;
        return address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || uniqueLocal
                || carrierGrade;
    }

    private static int port(URI address) {
        if (address.getPort() >= 0) {
            return address.getPort();
        }
        return "https".equalsIgnoreCase(address.getScheme()) ? 443 : 80;
    }
}

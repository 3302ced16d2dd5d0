package dev.slipway.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** A range of addresses of one family, such as {@code 10.0.0.0/8} or {@code fc00::/7}. */
record Cidr(InetAddress network, int bits) {

    /**
     * @throws IllegalArgumentException when it is not a literal address, a slash and a length
     */
    static Cidr parse(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? "" : text.substring(0, slash);
        // Only what cannot be a name: the parser below would ask DNS for one.
        if (!address.matches("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) {
            throw wrong(text);
        }
        try {
            InetAddress network = InetAddress.getByName(address);
            int bits = Integer.parseInt(text.substring(slash + 1));
            if (bits < 0 || bits > network.getAddress().length * 8) {
                throw wrong(text);
            }
            return new Cidr(network, bits);
        } catch (UnknownHostException | NumberFormatException e) {
            throw wrong(text);
        }
    }

    boolean contains(InetAddress address) {
        byte[] mine = network.getAddress();
        byte[] other = address.getAddress();
        if (mine.length != other.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit += 8) {
            int mask = bits - bit >= 8 ? 0xff : 0xff << (8 - (bits - bit));
            if (((mine[bit / 8] ^ other[bit / 8]) & mask & 0xff) != 0) {
                return false;
            }
        }
        return true;
    }

    private static IllegalArgumentException wrong(String text) {
        return new IllegalArgumentException(
                "'%s' is not a range of addresses such as 127.0.0.0/8 or fd00::/8".formatted(text));
    }
}

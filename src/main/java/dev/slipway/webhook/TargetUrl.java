package dev.slipway.webhook;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/**
 * A URL in the one spelling that every resolver reads alike. Whatever some library reads as an
 * address and another as a name, such as {@code 0x7f.1} or {@code 2130706433}, is refused: the
 * address that is checked and the one that is dialled must not depend on the reader.
 *
 * @param host a name, or a literal address without brackets
 * @param path as it is sent, with the query
 */
record TargetUrl(boolean tls, String host, int port, String path) {
    private static final int LONGEST = 2000;
    private static final int FIRST_FREE_PORT = 1024;
    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
    private static final Pattern LIKE_A_NUMBER = Pattern.compile("(.*\\.)?([0-9]+|0[xX].*)");
    private static final Pattern LABEL =
            Pattern.compile("[a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?");

    /**
     * @param allowHttp whether a URL without TLS is taken
     * @throws RefusedTargetException for everything else
     */
    static TargetUrl parse(String text, boolean allowHttp) {
        if (text.length() > LONGEST) {
            throw new RefusedTargetException("is longer than 2000 characters");
        }
        URI uri = uri(text);
        boolean tls = "https".equalsIgnoreCase(uri.getScheme());
        if (!tls && !(allowHttp && "http".equalsIgnoreCase(uri.getScheme()))) {
            throw new RefusedTargetException("must begin with https://");
        }
        if (uri.getRawAuthority() != null && uri.getRawAuthority().contains("@")) {
            throw new RefusedTargetException(
                    "must not hold a user or a password; verify the signature instead");
        }
        if (uri.getRawFragment() != null) {
            throw new RefusedTargetException("must not hold a fragment (#...)");
        }
        if (uri.getHost() == null) {
            throw new RefusedTargetException("has no host, or one in a spelling that is not taken");
        }
        return new TargetUrl(tls, host(uri.getHost()), port(uri.getPort(), tls), path(uri));
    }

    boolean literal() {
        return host.contains(":") || IPV4.matcher(host).matches();
    }

    private static URI uri(String text) {
        try {
            URI uri = new URI(text);
            if (text.chars().allMatch(c -> c > 0x20 && c < 0x7f) && !uri.isOpaque()) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // Said below; the message would repeat the text.
        }
        throw new RefusedTargetException(
                "is not an absolute URL in ASCII; write other letters as punycode or %-encoded");
    }

    private static String host(String raw) {
        if (raw.startsWith("[")) {
            String inside = raw.substring(1, raw.length() - 1);
            if (!IPV6.matcher(inside).matches()) {
                throw new RefusedTargetException("has an IPv6 address with a zone");
            }
            return inside;
        }
        if (IPV4.matcher(raw).matches()) {
            return raw;
        }
        if (LIKE_A_NUMBER.matcher(raw).matches()) {
            throw new RefusedTargetException("has an address in a spelling that is not taken");
        }
        if (raw.length() > 253 || !isName(raw)) {
            throw new RefusedTargetException(
                    "has a host that is not a plain name; leave a dot at its end away");
        }
        return raw;
    }

    private static boolean isName(String host) {
        for (String label : host.split("\\.", -1)) {
            if (!LABEL.matcher(label).matches()) {
                return false;
            }
        }
        return true;
    }

    private static int port(int given, boolean tls) {
        if (given < 0) {
            return tls ? 443 : 80;
        }
        // Mail, SSH and the like understand enough of an HTTP request to do harm.
        if (given != 443 && given != 80 && given < FIRST_FREE_PORT || given > 65_535) {
            throw new RefusedTargetException("must use port 80, 443, or 1024 to 65535");
        }
        return given;
    }

    private static String path(URI uri) {
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }
}

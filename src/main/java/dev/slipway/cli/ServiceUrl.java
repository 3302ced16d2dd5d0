package dev.slipway.cli;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

/**
 * Where the service is.
 *
 * @param usual true when nobody named it
 */
record ServiceUrl(URI root, boolean usual) {
    static final String USUAL = "http://localhost:8080";
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /**
     * @param named or null
     * @throws CommandException when it is no address
     */
    static ServiceUrl of(String named) {
        boolean usual = named == null || named.isBlank();
        String text = usual ? USUAL : named.strip().replaceAll("/+$", "");
        try {
            URI root = URI.create(text);
            boolean http = "http".equals(root.getScheme()) || "https".equals(root.getScheme());
            if (http && root.getHost() != null) {
                return new ServiceUrl(root, usual);
            }
        } catch (IllegalArgumentException notAnAddress) {
            // Told below.
        }
        throw new CommandException(
                Exit.USAGE,
                "\"" + text + "\" is not the address of a service.",
                "Give it as --url https://slipway.example.com or in SLIPWAY_URL.");
    }

    URI at(String path) {
        return URI.create(root + path);
    }

    /** Whether what is sent there can be read by nobody on the way. */
    boolean confidential() {
        return "https".equals(root.getScheme())
                || LOOPBACK.contains(root.getHost().toLowerCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return root.toString();
    }
}

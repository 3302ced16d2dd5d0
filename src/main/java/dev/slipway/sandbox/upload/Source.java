package dev.slipway.sandbox.upload;

import dev.slipway.sandbox.web.ApiException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.regex.Pattern;

/** Where weights are to come from. */
public sealed interface Source {
    /** The word of V1 for it. */
    String word();

    /** For people and the ledger: without a query, which may hold a signature. */
    String shown();

    /**
     * @param id {@code owner/name}
     */
    record Repository(String id, String shown) implements Source {
        @Override
        public String word() {
            return "huggingface";
        }
    }

    /** A file on any server over TLS, or on this machine. */
    record Archive(URI uri) implements Source {
        @Override
        public String word() {
            return "remote_archive";
        }

        @Override
        public String shown() {
            return uri.toString().replaceAll("[?#].*", "");
        }
    }

    Set<String> HUBS = Set.of("huggingface.co", "www.huggingface.co", "hf.co");
    Pattern REPOSITORY = Pattern.compile("[\\w.-]+/[\\w.-]+");
    Pattern ARCHIVE = Pattern.compile(".*\\.(zip|tar\\.gz|tgz)");

    /**
     * Tells what {@code given} means.
     *
     * @param field of the request, for the refusal
     * @param ownHost {@code Host} that the sandbox was called by: that is its Hub, too
     */
    static Source of(String field, String given, String ownHost) {
        if (REPOSITORY.matcher(given).matches()) {
            return new Repository(given, given);
        }
        URI uri;
        try {
            uri = URI.create(given);
        } catch (IllegalArgumentException e) {
            throw refused(field);
        }
        if (uri.getHost() == null || uri.getPath() == null || uri.getUserInfo() != null) {
            throw refused(field);
        }
        String path = uri.getPath().replaceAll("^/|/$", "");
        if (HUBS.contains(uri.getHost()) || isSame(uri, ownHost)) {
            if (!REPOSITORY.matcher(path).matches()) {
                throw ApiException.badField(
                        field, field + " must name a repository, not a file or a revision in it");
            }
            return new Repository(path, given.replaceAll("[?#].*", ""));
        }
        boolean reachable = "https".equals(uri.getScheme()) || isHere(uri);
        if (!reachable || !ARCHIVE.matcher(path).matches()) {
            throw refused(field);
        }
        return new Archive(uri);
    }

    private static ApiException refused(String field) {
        return ApiException.badField(
                field,
                field
                        + " must be a Hugging Face repository or the https URL of an archive (.zip,"
                        + " .tar.gz)");
    }

    private static boolean isSame(URI uri, String ownHost) {
        boolean bare = uri.getRawQuery() == null && !ARCHIVE.matcher(uri.getPath()).matches();
        return bare && isHere(uri) && ownHost.endsWith(":" + uri.getPort());
    }

    private static boolean isHere(URI uri) {
        try {
            return "http".equals(uri.getScheme())
                    && InetAddress.getByName(uri.getHost()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}

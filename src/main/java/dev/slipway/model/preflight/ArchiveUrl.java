package dev.slipway.model.preflight;

import dev.slipway.problem.Problem;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * A presigned address of an archive of weights. Whoever knows it can read the archive, so it is
 * shown without its query. Not a record: nothing shall write it as JSON by accident.
 */
public final class ArchiveUrl {
    /** The provider asks for as much, so that slow downloads come to their end. */
    public static final Duration LEAST = Duration.ofMinutes(100);

    private static final String FIELD = "archive";
    private static final int LONGEST = 8192;

    private final URI url;
    private final Instant expires;

    private ArchiveUrl(URI url, Instant expires) {
        this.url = url;
        this.expires = expires;
    }

    /**
     * @param insecureAllowed whether plain http will do
     * @throws Problem VALIDATION_FAILED, without the address in its text
     */
    public static ArchiveUrl parse(String text, Instant now, boolean insecureAllowed) {
        URI url = address(text);
        String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !(insecureAllowed && scheme.equals("http"))) {
            throw Problem.invalid(FIELD, "is not an https address; presign the archive as https");
        }
        if (url.getHost() == null || url.getRawUserInfo() != null || url.getRawFragment() != null) {
            throw Problem.invalid(
                    FIELD, "must have a host name, and neither a user name nor a part after #");
        }
        String path = url.getPath().toLowerCase(Locale.ROOT);
        if (!path.endsWith(".zip") && !path.endsWith(".tar.gz")) {
            throw Problem.invalid(
                    FIELD, "does not end in .zip or .tar.gz, the archives that can be uploaded");
        }
        Optional<Instant> expires = UrlExpiry.of(url);
        expires.ifPresent(end -> requireTime(now, end));
        return new ArchiveUrl(url, expires.orElse(null));
    }

    private static URI address(String text) {
        if (text == null || text.isBlank() || text.length() > LONGEST) {
            throw Problem.invalid(FIELD, "must be an address of at most 8192 characters");
        }
        try {
            return URI.create(text);
        } catch (IllegalArgumentException unreadable) {
            throw Problem.invalid(
                    FIELD, "is not an address; copy it whole, without blanks or line breaks");
        }
    }

    private static void requireTime(Instant now, Instant end) {
        if (end.isBefore(now.plus(LEAST))) {
            String left =
                    end.isAfter(now)
                            ? "is valid for only %d minutes more"
                                    .formatted(Duration.between(now, end).toMinutes())
                            : "expired at " + end;
            throw Problem.invalid(
                    FIELD,
                    left
                            + ", and the upload needs at least %d; presign it again for two hours"
                                    .formatted(LEAST.toMinutes())
                            + " or longer");
        }
    }

    /** The address itself, for the moment of its use; never to be logged. */
    public String reveal() {
        return url.toString();
    }

    /** Empty when the address does not say; then it may hold for ever. */
    public Optional<Instant> expires() {
        return Optional.ofNullable(expires);
    }

    /**
     * The same for every signature of one archive: SHA-256 of scheme, host and path, 64 hex digits.
     */
    public String fingerprint() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of()
                    .formatHex(digest.digest(place().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private String place() {
        String port = url.getPort() < 0 ? "" : ":" + url.getPort();
        return (url.getScheme() + "://" + url.getHost()).toLowerCase(Locale.ROOT)
                + port
                + url.getRawPath();
    }

    @Override
    public String toString() {
        return url.getRawQuery() == null ? place() : place() + "?***";
    }
}

package dev.slipway.provider;

/**
 * Where a provider fetches weights from. Printed, it shows neither the query (a presigned URL's
 * signature is as good as a password) nor the token.
 *
 * @param url a Hub repository's URL or a presigned archive URL
 * @param token Hub token for a private or gated repository; null when none is needed
 */
public record WeightsSource(String url, String token) {

    /** The URL without user, query and fragment: what may be logged. */
    public String address() {
        return url == null
                ? null
                : url.replaceFirst("(?s)[?#].*$", "").replaceFirst("//[^/]*@", "//");
    }

    @Override
    public String toString() {
        return "WeightsSource[url=" + address() + ", token=" + (token == null ? "none]" : "***]");
    }
}

package dev.slipway.admin;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Where somebody goes on after the sign-in: to a page of ours and nowhere else. */
final class Return {
    private Return() {}

    /** {@code ?to=...} with the page that was asked for; empty for the board and for forms. */
    static String query(String method, URI asked) {
        if (!"GET".equals(method)
                || asked.getRawPath().equals(AdminDoor.ROOT) && asked.getRawQuery() == null) {
            return "";
        }
        String page =
                asked.getRawPath() + (asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery());
        return "?to=" + URLEncoder.encode(page, StandardCharsets.UTF_8);
    }

    /** The page that a Referer names, or the board for whatever is none of ours. */
    static String samePage(String referer) {
        try {
            URI from = URI.create(referer);
            return page(
                    from.getRawQuery() == null
                            ? from.getRawPath()
                            : from.getRawPath() + "?" + from.getRawQuery());
        } catch (IllegalArgumentException e) {
            return AdminDoor.ROOT;
        }
    }

    /** The page itself, or the board for whatever leads elsewhere. */
    static String page(String to) {
        try {
            URI page = URI.create(to == null ? "" : to).normalize();
            boolean ours =
                    page.getScheme() == null
                            && page.getRawAuthority() == null
                            && (page.getRawPath() + "/").startsWith(AdminDoor.ROOT + "/");
            return ours ? page.toString() : AdminDoor.ROOT;
        } catch (IllegalArgumentException e) {
            return AdminDoor.ROOT;
        }
    }
}

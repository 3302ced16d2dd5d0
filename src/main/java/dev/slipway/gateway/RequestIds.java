package dev.slipway.gateway;

import dev.slipway.platform.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.regex.Pattern;

/** Names requests: with the caller's own id when it is harmless in a log line. */
@ApplicationScoped
class RequestIds {
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._-]{1,128}");

    private final Ids ids;

    RequestIds(Ids ids) {
        this.ids = ids;
    }

    String choose(String sent) {
        return sent != null && HARMLESS.matcher(sent).matches() ? sent : ids.next("req");
    }
}

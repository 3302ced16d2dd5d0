package dev.slipway.model.preflight;

import dev.slipway.provider.HubException;
import dev.slipway.provider.HubFailure;
import dev.slipway.provider.HubIdentity;
import dev.slipway.provider.HubSource;
import dev.slipway.provider.WeightsHub;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Check 2: whose token it is, what it may, how long. */
final class TokenCheck {
    private static final Duration SOON = Duration.ofDays(1);

    private final WeightsHub hub;
    private final Instant now;

    TokenCheck(WeightsHub hub, Instant now) {
        this.hub = hub;
        this.now = now;
    }

    Check look(HubSource asked) {
        Optional<HubIdentity> identity;
        try {
            identity = hub.identity(asked.token());
        } catch (HubException refusal) {
            Check failed = Rule.TOKEN.failed(refusal, hub.page(asked.repository()));
            // A token that may not ask who it is may read the repository all the same.
            return refusal.code() == HubFailure.HF_TOKEN_INVALID
                    ? failed
                    : Rule.TOKEN.warn(failed.code(), failed.message(), failed.fix());
        }
        return identity.map(this::judge)
                .orElseGet(
                        () ->
                                Rule.TOKEN.skipped(
                                        "No token: only public repositories can be read."));
    }

    private Check judge(HubIdentity identity) {
        return verdict(identity).measuring(measured(identity));
    }

    private Check verdict(HubIdentity identity) {
        String name =
                "The token %s of %s"
                        .formatted(
                                identity.tokenName() == null
                                        ? ""
                                        : "'" + identity.tokenName() + "'",
                                identity.account());
        Instant end = identity.expiresAt();
        if (end != null && end.isBefore(now.plus(SOON))) {
            return Rule.TOKEN.warn(
                    "TOKEN_EXPIRES",
                    name + " expires at " + end + ".",
                    "Make a token that lasts until the upload is done.");
        }
        if ("write".equals(identity.role())) {
            return Rule.TOKEN.warn(
                    "TOKEN_MAY_WRITE",
                    name + " may write, and reading is all that is needed.",
                    "Make a fine-grained token with read access to this repository.");
        }
        String ends =
                end == null
                        ? "."
                        : ", and expires in " + Duration.between(now, end).toDays() + " days.";
        return Rule.TOKEN.ok(name + " is valid" + ends);
    }

    private static Map<String, Object> measured(HubIdentity identity) {
        Map<String, Object> seen = new LinkedHashMap<>();
        seen.put("account", identity.account());
        seen.put("role", identity.role());
        seen.put("expiresAt", identity.expiresAt());
        return seen;
    }
}

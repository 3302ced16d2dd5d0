package dev.slipway.model.preflight;

import dev.slipway.provider.HubToken;

/**
 * What to look at, and as what.
 *
 * @param kind as the user says, or null: to be detected
 * @param baseModel that it is to run on, or null: as it declares
 * @param token of the hub, or null: the service's own
 */
public record PreflightRequest(HubRef ref, Kind kind, String baseModel, String token) {

    HubToken hubToken() {
        return HubToken.of(token);
    }

    @Override
    public String toString() {
        return "%s as %s on %s, token %s".formatted(ref, kind, baseModel, hubToken());
    }
}

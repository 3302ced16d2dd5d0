package dev.slipway.model.preflight;

import dev.slipway.platform.JsonText;
import dev.slipway.provider.HubToken;
import java.util.Arrays;

/**
 * What to look at, and as what.
 *
 * @param kind as the user says, or null: to be detected
 * @param baseModel that it is to run on, or null: as it declares
 * @param token of the hub, or null: the service's own
 * @param file the one of an image LoRA to use, or null: the only one that may be meant
 */
public record PreflightRequest(HubRef ref, Kind kind, String baseModel, String token, String file) {

    public PreflightRequest(HubRef ref, Kind kind, String baseModel, String token) {
        this(ref, kind, baseModel, token, null);
    }

    /** What the user said, for telling two requests for one repository apart. */
    String asked() {
        return JsonText.write(Arrays.asList(kind, baseModel, file));
    }

    HubToken hubToken() {
        return HubToken.of(token);
    }

    @Override
    public String toString() {
        return "%s as %s on %s, token %s".formatted(ref, kind, baseModel, hubToken());
    }
}

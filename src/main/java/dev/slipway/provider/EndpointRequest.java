package dev.slipway.provider;

import java.time.Duration;

/**
 * An endpoint to create (generation V1): this is what costs money, per minute and replica.
 *
 * @param displayName ours: by it an endpoint whose answer was lost is found again
 * @param model the uploaded model's name, with the account's prefix
 * @param hardware {@link Hardware#id()}
 * @param minReplicas at least 1
 * @param inactiveTimeout after this long without a request the provider stops it by itself, in
 *     whole minutes; zero: never
 */
public record EndpointRequest(
        String displayName,
        String model,
        String hardware,
        int minReplicas,
        int maxReplicas,
        Duration inactiveTimeout) {

    /** One that the provider never stops by itself. */
    public EndpointRequest(
            String displayName, String model, String hardware, int minReplicas, int maxReplicas) {
        this(displayName, model, hardware, minReplicas, maxReplicas, Duration.ZERO);
    }
}

package dev.slipway.provider;

/**
 * An endpoint to create (generation V1): this is what costs money, per minute and replica.
 *
 * @param displayName ours: by it an endpoint whose answer was lost is found again
 * @param model the uploaded model's name, with the account's prefix
 * @param hardware {@link Hardware#id()}
 * @param minReplicas at least 1
 */
public record EndpointRequest(
        String displayName, String model, String hardware, int minReplicas, int maxReplicas) {}

package dev.slipway.provider;

import java.util.List;
import java.util.Map;

/**
 * A routing object in front of deployments; free (generation V2).
 *
 * @param id {@code ep_...}
 * @param name {@code <project slug>/<endpoint name>}: what inference calls {@code model}
 * @param etag sent back on update and delete; null when the provider gave none
 * @param split deployment id to weight, as set
 * @param deployments its newest, at most ten, in short: without message, ready replicas, hardware
 *     and etag. A list of endpoints tells the state of all their deployments in one call
 */
public record RemoteEndpoint(
        String id,
        String name,
        String etag,
        Map<String, Integer> split,
        List<RemoteDeployment> deployments) {

    public RemoteEndpoint(String id, String name, String etag, Map<String, Integer> split) {
        this(id, name, etag, split, List.of());
    }

    /** The name without the project's slug: what we gave it. */
    public String bareName() {
        return name == null ? null : name.substring(name.lastIndexOf('/') + 1);
    }
}

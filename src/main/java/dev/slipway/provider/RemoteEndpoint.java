package dev.slipway.provider;

import java.util.Map;

/**
 * A routing object in front of deployments; free (generation V2).
 *
 * @param id {@code ep_...}
 * @param name {@code <project slug>/<endpoint name>}: what inference calls {@code model}
 * @param etag sent back on update and delete; null when the provider gave none
 * @param split deployment id to weight, as set
 */
public record RemoteEndpoint(String id, String name, String etag, Map<String, Integer> split) {

    /** The name without the project's slug: what we gave it. */
    public String bareName() {
        return name == null ? null : name.substring(name.lastIndexOf('/') + 1);
    }
}

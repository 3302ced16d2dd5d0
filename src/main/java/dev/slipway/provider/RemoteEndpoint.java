package dev.slipway.provider;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A routing object in front of deployments; free (generation V2).
 *
 * @param id {@code ep_...}
 * @param name {@code <project slug>/<endpoint name>}: what inference calls {@code model}
 * @param etag sent back on update and delete; null when the provider gave none
 * @param split deployment id to weight, as set
 * @param deployments the deployments below it in short, at most the ten newest: without message and
 *     etag. Enough to see that nothing has changed
 * @param createdAt null when not said
 */
public record RemoteEndpoint(
        String id,
        String name,
        String etag,
        Map<String, Integer> split,
        List<RemoteDeployment> deployments,
        Instant createdAt) {

    /** One of which only the split matters. */
    public RemoteEndpoint(String id, String name, String etag, Map<String, Integer> split) {
        this(id, name, etag, split, List.of(), null);
    }

    /** The name without the project's slug: what we gave it. */
    public String bareName() {
        return name == null ? null : name.substring(name.lastIndexOf('/') + 1);
    }
}

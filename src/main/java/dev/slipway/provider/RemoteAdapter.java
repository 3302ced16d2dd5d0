package dev.slipway.provider;

import java.util.List;

/**
 * An adapter on a deployment (generation V2). Every part but {@code id} may be null.
 *
 * @param id by which it is read and removed: the adapter's {@code ml_...}
 * @param revisionId the one that is wanted
 * @param etag sent back on change and removal
 * @param clusters how far each cluster is; empty before the first has reported
 */
public record RemoteAdapter(String id, String revisionId, String etag, List<Cluster> clusters) {

    public RemoteAdapter {
        clusters = List.copyOf(clusters);
    }

    /**
     * What one cluster reports. Every part may be null.
     *
     * @param state raw word such as {@code ADAPTER_LOAD_STATE_READY}; open
     */
    public record Cluster(String id, String state, String reason, String message) {
        boolean in(String word) {
            return ("ADAPTER_LOAD_STATE_" + word).equals(state);
        }
    }

    /** True when every cluster serves it. */
    public boolean ready() {
        return !clusters.isEmpty() && clusters.stream().allMatch(cluster -> cluster.in("READY"));
    }

    /** True when a cluster could not load it; the reason stands there. */
    public boolean failed() {
        return clusters.stream().anyMatch(cluster -> cluster.in("FAILED"));
    }
}

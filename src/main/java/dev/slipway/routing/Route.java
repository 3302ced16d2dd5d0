package dev.slipway.routing;

import dev.slipway.platform.ProjectId;
import java.time.Instant;
import java.util.List;

/**
 * Where requests for one alias go.
 *
 * @param version grows by one with each change
 * @param live the version number that the alias stands for; null before the first
 * @param targets those with weight 0 are reachable by {@code alias@version} only
 */
public record Route(
        ProjectId project,
        String alias,
        long version,
        Integer live,
        List<Target> targets,
        Instant updatedAt) {

    /**
     * One version that can be asked.
     *
     * @param modelVersion the number in {@code alias@7}
     * @param inferenceName what the provider calls it
     * @param weight share of the traffic, 0 to 100
     * @param ready whether the provider said it serves
     * @param imageLora null for a version that answers by itself
     */
    public record Target(
            String modelId,
            int modelVersion,
            String inferenceName,
            int weight,
            boolean ready,
            ImageLora imageLora) {

        /** One that has a deployment of its own. */
        public Target(
                String modelId, int modelVersion, String inferenceName, int weight, boolean ready) {
            this(modelId, modelVersion, inferenceName, weight, ready, null);
        }
    }

    /**
     * What a request to the base model has to say, so that this version answers it.
     *
     * @param path address of its file at its commit
     * @param triggerWord to be in the prompt, or null
     */
    public record ImageLora(String path, String triggerWord) {}
}

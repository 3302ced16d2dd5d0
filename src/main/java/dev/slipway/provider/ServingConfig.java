package dev.slipway.provider;

import java.util.Map;

/**
 * A way to serve a model.
 *
 * @param id {@code cr_...}
 * @param projectId owner, often the platform's project and not ours: it belongs into the resource
 *     name
 * @param selectors such as {@code accelerator_type}, {@code accelerator_count}
 */
public record ServingConfig(String id, String projectId, Map<String, String> selectors) {

    /** {@code projects/{x}/configs/{cr}}, as a deployment names it. */
    public String resourceName() {
        return "projects/" + projectId + "/configs/" + id;
    }
}

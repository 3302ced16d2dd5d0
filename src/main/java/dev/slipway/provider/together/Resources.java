package dev.slipway.provider.together;

/** Names by which V2 refers to things inside a body or query. */
final class Resources {
    private Resources() {}

    /** Without a revision: the latest is pinned when a deployment is created. */
    static String model(String projectId, String modelObjectId) {
        return "projects/" + projectId + "/models/" + modelObjectId;
    }

    /**
     * @param revisionId null for the latest
     */
    static String model(String projectId, String modelObjectId, String revisionId) {
        String model = model(projectId, modelObjectId);
        return revisionId == null ? model : model + "/revisions/" + revisionId;
    }

    /** {@code ml_...} out of the resource's name; null when it is not one. */
    static String modelId(String resource) {
        if (resource == null || !resource.contains("/models/")) {
            return null;
        }
        String rest = resource.substring(resource.indexOf("/models/") + "/models/".length());
        int end = rest.indexOf('/');
        return end < 0 ? rest : rest.substring(0, end);
    }
}

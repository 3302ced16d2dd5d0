package dev.slipway.provider.together;

/** Names by which V2 refers to things inside a body or query. */
final class Resources {
    private Resources() {}

    /** Without a revision: the latest is pinned when a deployment is created. */
    static String model(String projectId, String modelObjectId) {
        return "projects/" + projectId + "/models/" + modelObjectId;
    }
}

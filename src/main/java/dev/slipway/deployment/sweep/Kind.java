package dev.slipway.deployment.sweep;

/** What a provider keeps under a name of ours. */
enum Kind {
    /** An address (V2): free, and the parent of deployments. */
    ENDPOINT("endpoint", true),
    /** GPUs: a deployment in V2, an endpoint in V1. Billed per minute and ready replica. */
    DEPLOYMENT("deployment", true),
    /** A record of weights in the registry (V2): free. */
    MODEL("model", true),
    /** A training job: billed by the token, so it has no price per hour. */
    FINE_TUNE("fine-tune", true),
    /** A job that fetches weights (V1): free, and no call removes it. */
    UPLOAD("upload", false);

    private final String word;
    private final boolean removable;

    Kind(String word, boolean removable) {
        this.word = word;
        this.removable = removable;
    }

    /** As the effect that made it says. */
    String word() {
        return word;
    }

    boolean removable() {
        return removable;
    }
}

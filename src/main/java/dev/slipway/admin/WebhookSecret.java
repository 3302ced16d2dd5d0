package dev.slipway.admin;

/** A signing secret at the one moment when it is shown. */
record WebhookSecret(String id, String url, String secret) {

    /** Without the secret. */
    @Override
    public String toString() {
        return id;
    }
}

package dev.slipway.provider;

/**
 * Which of the provider's API generations a record lives in. Stored with each model, deployment and
 * effect; the setting decides for new records only.
 */
public enum Generation {
    /** {@code /v1/models}, {@code /v1/endpoints}: creation is closed for most accounts. */
    V1,
    /** {@code /v2/projects/{p}/...}: endpoint, deployment, traffic split. */
    V2
}

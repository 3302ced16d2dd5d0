package dev.slipway.provider;

/**
 * Whose key this is ({@code GET /v1/whoami}). Every part may be null: legacy keys name no project.
 *
 * @param projectSlug first part of the names of endpoints and models
 */
public record Account(String organizationId, String projectId, String projectSlug) {}

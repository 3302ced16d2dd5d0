package dev.slipway.provider;

/**
 * Where to read, and as whom.
 *
 * @param repository {@code owner/name}
 * @param revision branch, tag, commit or {@code refs/pr/N}
 * @param token null for the service's own, if it has one
 */
public record HubSource(String repository, String revision, HubToken token) {}

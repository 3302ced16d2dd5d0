package dev.slipway.provider;

/**
 * One file of a repository.
 *
 * @param path with slashes, relative
 * @param size of the content, in bytes
 * @param fingerprint {@code sha256:...} for a large file, {@code gitsha1:...} for a small one, or
 *     null
 */
public record HubFile(String path, long size, String fingerprint) {}

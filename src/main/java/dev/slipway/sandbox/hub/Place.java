package dev.slipway.sandbox.hub;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A repository's folder and the rules for it.
 *
 * @param id {@code owner/name} as it is spelled on the disk, or where it was renamed to
 */
record Place(String id, Path root, Sidecar sidecar) {

    Repository open() {
        return Files.exists(root.resolve(".git")) ? new GitClone(root) : new PlainFolder(root);
    }

    /** Open to all: small files of such are answered from a cache. */
    boolean isPublic() {
        return !sidecar.hidden() && !sidecar.isGated();
    }
}

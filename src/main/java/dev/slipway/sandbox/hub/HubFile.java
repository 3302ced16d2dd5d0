package dev.slipway.sandbox.hub;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.web.Json;

/**
 * A file of a repository.
 *
 * @param path relative, with slashes
 * @param blob SHA-1 as git has it for the content
 * @param sha256 of the content
 */
record HubFile(String path, long size, String blob, String sha256) {
    private static final int POINTER_SIZE = 134;

    /** Weights are kept in large-file storage; their hash is a SHA-256, that of others git's. */
    boolean large() {
        return path.endsWith(".safetensors") || path.endsWith(".bin") || path.endsWith(".gguf");
    }

    String etag() {
        return large() ? sha256 : blob;
    }

    ObjectNode treeEntry() {
        ObjectNode node =
                Json.object()
                        .put("type", "file")
                        .put("oid", blob)
                        .put("size", size)
                        .put("path", path);
        if (large()) {
            node.putObject("lfs")
                    .put("oid", sha256)
                    .put("size", size)
                    .put("pointerSize", POINTER_SIZE);
        }
        return node;
    }

    /** The same facts under other names, as in {@code siblings}. */
    ObjectNode sibling(boolean blobs) {
        ObjectNode node = Json.object().put("rfilename", path);
        if (blobs) {
            node.put("size", size).put("blobId", blob);
            if (large()) {
                node.putObject("lfs")
                        .put("sha256", sha256)
                        .put("size", size)
                        .put("pointerSize", POINTER_SIZE);
            }
        }
        return node;
    }
}

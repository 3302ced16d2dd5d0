package dev.slipway.sandbox.hub;

import dev.slipway.sandbox.web.ApiException;
import dev.slipway.sandbox.web.Digests;
import dev.slipway.sandbox.web.Reply;
import java.io.IOException;
import java.io.InputStream;

/**
 * A file of a commit.
 *
 * @param path relative, with slashes
 * @param size of its content, also when only a pointer to it is here
 * @param blob SHA-1 as git has it: of the content, or of the pointer to it
 * @param lfs its pointer when it is kept in large-file storage; else null
 * @param source of its content; null when only the pointer is here
 */
public record HubFile(String path, long size, String blob, LfsPointer lfs, Reply.Source source) {

    boolean large() {
        return lfs != null;
    }

    /** SHA-256 of large files, git's SHA-1 of others. */
    public String etag() {
        return large() ? lfs.sha256() : blob;
    }

    /** A third hash, which the CDN takes for its ETag: no digest of the content. */
    String xetHash() {
        return Digests.sha256("xet:" + etag());
    }

    boolean there() {
        return source != null;
    }

    /**
     * The content from its beginning.
     *
     * @throws ApiException 404 when only a pointer to it is here
     */
    public InputStream open() throws IOException {
        if (!there()) {
            throw ApiException.hub(404, "EntryNotFound", missing());
        }
        return source.open();
    }

    /** Why there is nothing to read. */
    String missing() {
        return path
                + " is a pointer to large-file storage, and its object is not in this clone;"
                + " run `git lfs pull` there";
    }
}

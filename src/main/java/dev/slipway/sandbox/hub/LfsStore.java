package dev.slipway.sandbox.hub;

import dev.slipway.sandbox.web.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a clone keeps its large files: in git's folder, or checked out beside it. */
record LfsStore(Path gitFolder, Path worktree) {

    /** The content that {@code pointer} means; null when it is not here. */
    Reply.Source find(String path, LfsPointer pointer) throws IOException {
        String oid = pointer.sha256();
        Path stored =
                gitFolder
                        .resolve("lfs/objects")
                        .resolve(oid.substring(0, 2))
                        .resolve(oid.substring(2, 4))
                        .resolve(oid);
        if (Files.isRegularFile(stored) && Files.size(stored) == pointer.size()) {
            return () -> Files.newInputStream(stored);
        }
        Path checkedOut = worktree.resolve(path);
        boolean same =
                Files.isRegularFile(checkedOut)
                        && Files.size(checkedOut) == pointer.size()
                        && Hashes.of(checkedOut).sha256().equals(oid);
        return same ? () -> Files.newInputStream(checkedOut) : null;
    }
}

package dev.slipway.sandbox.file;

import dev.slipway.sandbox.web.ApiException;
import java.util.Set;

/** What a file must be called and be for. */
final class Drafts {
    private static final Set<String> PURPOSES = Set.of("fine-tune", "eval", "batch-api");
    private static final Set<String> TYPES = Set.of("jsonl", "csv", "parquet");

    private Drafts() {}

    /**
     * @param path the official client sends the whole path as the name; the last part counts
     */
    static FileStore.Draft checked(String path, String purpose) {
        if (!PURPOSES.contains(purpose)) {
            throw ApiException.badField("purpose", "purpose must be one of " + PURPOSES);
        }
        String name = path == null ? "" : path.substring(path.lastIndexOf('/') + 1);
        if (!TYPES.contains(name.substring(name.lastIndexOf('.') + 1))) {
            throw ApiException.badField("file_name", "file_name must end in one of " + TYPES);
        }
        return new FileStore.Draft(name, purpose);
    }
}

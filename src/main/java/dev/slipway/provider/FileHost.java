package dev.slipway.provider;

import java.nio.file.Path;
import java.util.List;

/**
 * Keeps training and evaluation files. Together finds identical content by itself and answers with
 * the file it has.
 */
public interface FileHost {

    /**
     * Uploads once, never resends.
     *
     * @param purpose {@code fine-tune}, {@code eval} or {@code batch-api}
     * @throws ProviderException also with {@link Outcome#UNKNOWN}
     */
    RemoteFile upload(Path content, String fileName, String purpose);

    RemoteFile file(String id);

    List<RemoteFile> files();

    /** What is in the file, such as a batch's answers: read while it comes. */
    RemoteContent content(String id);

    /** Removes it; one that is gone already is no error. */
    void delete(String id);
}

package dev.slipway.provider;

import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A hub of model repositories, read only. Every method throws {@link HubException}; one whose kind
 * is {@link FailureKind#retryable()} says nothing about the repository.
 */
public interface WeightsHub {

    /**
     * What the hub says of a repository; {@link HubModel#commit()} is where the revision points.
     */
    HubModel model(HubSource source);

    /** All files of a revision, without folders; never a part of them. */
    List<HubFile> files(HubSource source);

    /**
     * A small file as a whole.
     *
     * @throws HubException {@link HubFailure#HF_FILE_TOO_LARGE} above {@code maxBytes}
     */
    byte[] file(HubSource source, String path, int maxBytes);

    /** At most {@code length} bytes from {@code from}; fewer only where the file ends. */
    byte[] range(HubSource source, String path, long from, int length);

    /**
     * Hands at most {@code length} bytes from {@code from} to a reader as they come, so that a
     * large file need not fit into memory. The reader may stop early. It is called again, from the
     * beginning, when the first answer broke off; what it throws of its own leaves here as it is,
     * but for an {@link java.io.UncheckedIOException}, which means that the answer broke off.
     */
    <T> T stream(
            HubSource source, String path, long from, int length, Function<InputStream, T> reader);

    /** Returns when the token may read the files: metadata of a gated repository is open to all. */
    void requireReadable(HubSource source);

    List<String> branches(HubSource source);

    /**
     * Whose token it is, kept for ten minutes; empty when there is none, neither given nor
     * configured.
     *
     * @param token null for the service's own
     */
    Optional<HubIdentity> identity(HubToken token);

    /** The account that a repository name without an owner belongs to. */
    Optional<String> defaultOwner();

    /**
     * Where anybody who may read the repository fetches a file of it.
     *
     * @param path inside the repository, without dot segments
     */
    URI address(String repository, String commit, String path);

    /** The repository's page for people. */
    URI page(String repository);
}

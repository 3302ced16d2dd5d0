package dev.slipway.sandbox.hub;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One commit and its files, sorted by path. */
public record Snapshot(Commit commit, List<HubFile> files) {

    /**
     * @param id 40 hex digits
     */
    public record Commit(String id, String title, Instant at) {}

    /** Only what is listed can be read, so no path leads out of the folder. */
    public Optional<HubFile> find(String path) {
        return files.stream().filter(file -> file.path().equals(path)).findFirst();
    }

    boolean hasFolder(String path) {
        return files.stream().anyMatch(file -> file.path().startsWith(path + "/"));
    }

    /** All bytes of a small file; none when it is missing or larger than {@code most}. */
    Optional<byte[]> small(String path, int most) {
        Optional<HubFile> file = find(path).filter(f -> f.there() && f.size() <= most);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream in = file.get().open()) {
            return Optional.of(in.readNBytes(most));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }
}

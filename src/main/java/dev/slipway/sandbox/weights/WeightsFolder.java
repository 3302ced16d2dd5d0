package dev.slipway.sandbox.weights;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** Files of a model, wherever they lie. */
public interface WeightsFolder {

    /**
     * @param path relative, with slashes
     * @param hash of the content, in the source's own manner
     */
    record Entry(String path, long size, String hash) {}

    List<Entry> files();

    /** The content of one of {@link #files}, from its beginning. */
    InputStream open(Entry file) throws IOException;

    default Optional<Entry> find(String path) {
        return files().stream().filter(file -> file.path().equals(path)).findFirst();
    }

    default boolean has(String path) {
        return find(path).isPresent();
    }

    /**
     * All bytes of a file that is expected to be small.
     *
     * @throws BadWeights when it is larger than {@code most}
     */
    default byte[] read(Entry file, int most) throws IOException {
        if (file.size() > most) {
            throw new BadWeights(file.path() + " is larger than " + most + " bytes");
        }
        try (InputStream in = open(file)) {
            return in.readNBytes(most);
        }
    }
}

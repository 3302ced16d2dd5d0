package dev.slipway.sandbox.upload;

import dev.slipway.sandbox.hub.Snapshot;
import dev.slipway.sandbox.weights.WeightsFolder;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** A commit of a repository of the stand-in Hub. */
record HubFolder(Snapshot snapshot) implements WeightsFolder {
    @Override
    public List<Entry> files() {
        return snapshot.files().stream()
                .map(file -> new Entry(file.path(), file.size(), file.etag()))
                .toList();
    }

    @Override
    public InputStream open(Entry file) throws IOException {
        return snapshot.find(file.path()).orElseThrow().open();
    }
}

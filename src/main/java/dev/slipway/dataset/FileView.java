package dev.slipway.dataset;

import java.time.Instant;

/** A file as callers see it. {@code format} is null for evaluation files. */
public record FileView(
        String id,
        String name,
        FilePurpose purpose,
        DatasetFormat format,
        long lines,
        long bytes,
        String sha256,
        Instant createdAt) {

    static FileView of(StoredFile file) {
        return new FileView(
                file.id,
                file.name,
                file.purpose,
                file.format,
                file.lines,
                file.bytes,
                file.sha256,
                file.createdAt);
    }
}

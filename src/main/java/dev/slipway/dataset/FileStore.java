package dev.slipway.dataset;

import dev.slipway.lifecycle.Sql;
import dev.slipway.platform.ProjectId;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Rows of files and their pieces. */
@ApplicationScoped
class FileStore implements PanacheRepositoryBase<StoredFile, String> {
    private static final int PIECE = 1024 * 1024;

    private final Sql sql;

    FileStore(Sql sql) {
        this.sql = sql;
    }

    Optional<StoredFile> of(ProjectId project, String id) {
        return find("projectId = ?1 and id = ?2", project.value(), id).firstResultOptional();
    }

    Optional<StoredFile> same(ProjectId project, FilePurpose purpose, String sha256) {
        return find(
                        "projectId = ?1 and purpose = ?2 and sha256 = ?3",
                        project.value(),
                        purpose,
                        sha256)
                .firstResultOptional();
    }

    void writeContent(String fileId, Path content) {
        try (InputStream in = Files.newInputStream(content)) {
            int piece = 0;
            for (byte[] bytes = in.readNBytes(PIECE);
                    bytes.length > 0;
                    bytes = in.readNBytes(PIECE)) {
                sql.update(
                        "INSERT INTO file_piece (file_id, piece, content) VALUES (?,?,?)",
                        fileId,
                        piece++,
                        bytes);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    void readContent(String fileId, OutputStream to) throws IOException {
        for (int piece = 0; ; piece++) {
            Optional<byte[]> bytes =
                    sql.first(
                            "SELECT content FROM file_piece WHERE file_id = ? AND piece = ?",
                            row -> row.getBytes(1),
                            fileId,
                            piece);
            if (bytes.isEmpty()) {
                return;
            }
            to.write(bytes.get());
        }
    }
}

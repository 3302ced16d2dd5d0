package dev.slipway.platform;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The folder that outlives the process: keys, uploaded files, the gateway's last snapshot. Mode
 * 0700.
 */
@ApplicationScoped
public class StateDir {
    private final Path root;

    public StateDir(@ConfigProperty(name = "slipway.state-dir") String root) {
        this.root = Path.of(root).toAbsolutePath();
    }

    /** A folder below the root, made when missing, for the owner's eyes only. */
    public Path folder(String name) {
        return privateFolder(root.resolve(name));
    }

    /** A file in the root; its folder exists, the file itself may not. */
    public Path file(String name) {
        return privateFolder(root).resolve(name);
    }

    /**
     * Replaces a file whole and for the owner's eyes only: a reader sees the old content or the
     * new.
     */
    public static void write(Path file, String content) {
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.deleteIfExists(draft);
            Files.createFile(
                    draft,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                channel.write(java.nio.ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8)));
                channel.force(true);
            }
            Files.move(
                    draft,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }

    /** Makes a folder of mode 0700, with its parents. */
    public static Path privateFolder(Path folder) {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(
                        folder,
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rwx------")));
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make the folder " + folder, e);
        }
    }
}

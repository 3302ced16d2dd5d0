package dev.slipway.sandbox.upload;

import static java.nio.file.StandardOpenOption.CREATE_NEW;

import dev.slipway.sandbox.weights.BadWeights;
import dev.slipway.sandbox.weights.WeightsFolder;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;

/** An archive unpacked into a folder of its own, which is deleted when this is closed. */
final class Archive implements WeightsFolder, AutoCloseable {
    private static final int MOST_FILES = 10_000;
    private static final long MOST_BYTES = 8L << 30;

    private final Path folder;
    private final List<Entry> files = new ArrayList<>();
    private long bytes;

    private Archive(Path folder) {
        this.folder = folder;
    }

    /**
     * Unpacks what {@code in} holds.
     *
     * @param name its ending tells the format
     * @throws BadWeights when it is damaged, too large, or would write outside of its folder
     */
    static Archive unpack(String name, InputStream in) throws IOException {
        Archive archive = new Archive(Files.createTempDirectory("sandbox-upload"));
        try (ArchiveInputStream<?> entries = open(name, in)) {
            archive.unpack(entries);
            return archive;
        } catch (BadWeights e) {
            archive.close();
            throw e;
        } catch (IOException | IllegalArgumentException e) { // the latter for impossible names
            archive.close();
            throw new BadWeights("The archive cannot be unpacked: " + e.getMessage());
        }
    }

    private static ArchiveInputStream<?> open(String name, InputStream in) throws IOException {
        InputStream buffered = new BufferedInputStream(in);
        return name.endsWith(".zip")
                ? new ZipArchiveInputStream(buffered)
                : new TarArchiveInputStream(new GZIPInputStream(buffered));
    }

    private void unpack(ArchiveInputStream<?> entries) throws IOException {
        for (ArchiveEntry entry = entries.getNextEntry();
                entry != null;
                entry = entries.getNextEntry()) {
            boolean link =
                    entry instanceof TarArchiveEntry tar && !tar.isFile() && !tar.isDirectory();
            if (entry.isDirectory()) {
                continue;
            }
            if (link) {
                throw new BadWeights("The archive holds a link: " + entry.getName());
            }
            String path = entry.getName().replaceFirst("^\\./", "");
            Path target = folder.resolve(path).normalize();
            boolean plain = target.startsWith(folder) && target.equals(folder.resolve(path));
            if (path.isEmpty() || !plain || path.contains("\\")) {
                throw new BadWeights("The archive has a path outside of it: " + entry.getName());
            }
            if (files.size() == MOST_FILES) {
                throw new BadWeights("The archive holds more than " + MOST_FILES + " files");
            }
            files.add(write(path, target, entries));
        }
        if (files.isEmpty()) {
            throw new BadWeights("The archive is empty or not of the format that its name says");
        }
    }

    private Entry write(String path, Path target, InputStream in) throws IOException {
        Files.createDirectories(target.getParent());
        MessageDigest sha = sha256();
        long before = bytes;
        try (OutputStream out =
                new DigestOutputStream(Files.newOutputStream(target, CREATE_NEW), sha)) {
            byte[] buffer = new byte[64 * 1024];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                bytes += read;
                if (bytes > MOST_BYTES) {
                    throw new BadWeights("The archive holds more than " + MOST_BYTES + " bytes");
                }
                out.write(buffer, 0, read);
            }
        }
        return new Entry(path, bytes - before, HexFormat.of().formatHex(sha.digest()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public List<Entry> files() {
        return List.copyOf(files);
    }

    @Override
    public InputStream open(Entry file) throws IOException {
        return Files.newInputStream(folder.resolve(file.path()));
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}

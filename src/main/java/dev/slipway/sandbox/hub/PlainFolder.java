package dev.slipway.sandbox.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A folder without git: one branch with one commit, which follows from the content. */
record PlainFolder(Path root) implements Repository {
    /** What the Hub's own {@code .gitattributes} sends to large-file storage. */
    private static final Set<String> LARGE_TYPES =
            Set.of(
                    "safetensors",
                    "bin",
                    "pt",
                    "pth",
                    "ckpt",
                    "gguf",
                    "onnx",
                    "msgpack",
                    "h5",
                    "zip");

    private static final long LARGE_SIZE = 10 * 1024 * 1024;

    /** Git's own, and what the Hub's client leaves behind after a download. */
    private static final Set<String> NOT_SERVED = Set.of(".git", ".cache");

    @Override
    public Optional<String> commit(String revision) {
        return Optional.of(snapshot().commit().id())
                .filter(
                        id ->
                                revision.equals(MAIN)
                                        || revision.equals("refs/heads/main")
                                        || (revision.length() >= 5 && id.startsWith(revision)));
    }

    @Override
    public Optional<Snapshot> at(String commit) {
        return Optional.of(snapshot()).filter(snapshot -> snapshot.commit().id().equals(commit));
    }

    @Override
    public Snapshot.Commit lastChange(Snapshot snapshot, HubFile file) {
        Snapshot.Commit only = snapshot.commit();
        return new Snapshot.Commit(only.id(), only.title(), changed(root.resolve(file.path())));
    }

    @Override
    public Map<String, String> branches() {
        return Map.of(MAIN, snapshot().commit().id());
    }

    @Override
    public Map<String, String> tags() {
        return Map.of();
    }

    private Snapshot snapshot() {
        List<HubFile> files = new ArrayList<>();
        Instant latest = Instant.EPOCH;
        StringBuilder content = new StringBuilder();
        for (Path path : paths()) {
            HubFile file = file(path);
            files.add(file);
            content.append(file.path()).append(' ').append(file.blob()).append('\n');
            latest = changed(path).isAfter(latest) ? changed(path) : latest;
        }
        files.sort(Comparator.comparing(HubFile::path));
        String id = Hashes.sha1(content.toString());
        return new Snapshot(new Snapshot.Commit(id, "Upload folder", latest), List.copyOf(files));
    }

    private List<Path> paths() {
        List<Path> paths = new ArrayList<>();
        try {
            Files.walkFileTree(
                    root,
                    new SimpleFileVisitor<>() {
                        @Override
                        public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes a) {
                            return NOT_SERVED.contains(dir.getFileName().toString())
                                    ? FileVisitResult.SKIP_SUBTREE
                                    : FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult visitFile(Path file, BasicFileAttributes a) {
                            if (a.isRegularFile()) {
                                paths.add(file);
                            }
                            return FileVisitResult.CONTINUE;
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + root, e);
        }
        paths.sort(Comparator.naturalOrder());
        return paths;
    }

    private HubFile file(Path path) {
        String relative = root.relativize(path).toString().replace('\\', '/');
        try {
            long size = Files.size(path);
            Optional<LfsPointer> pointer =
                    size <= LfsPointer.LONGEST
                            ? LfsPointer.parse(Files.readAllBytes(path))
                            : Optional.empty();
            Hashes.Pair hashes = Hashes.of(path);
            if (pointer.isPresent()) {
                return new HubFile(
                        relative, pointer.get().size(), hashes.blob(), pointer.get(), null);
            }
            String type = relative.substring(relative.lastIndexOf('.') + 1);
            if (size >= LARGE_SIZE || LARGE_TYPES.contains(type)) {
                LfsPointer lfs = new LfsPointer(hashes.sha256(), size);
                String blob = Hashes.blob(lfs.text());
                return new HubFile(relative, size, blob, lfs, () -> Files.newInputStream(path));
            }
            return new HubFile(
                    relative, size, hashes.blob(), null, () -> Files.newInputStream(path));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }

    private static Instant changed(Path path) {
        try {
            return Files.getLastModifiedTime(path).toInstant();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }
}

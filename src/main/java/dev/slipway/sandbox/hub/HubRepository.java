package dev.slipway.sandbox.hub;

import dev.slipway.sandbox.web.Digests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A folder seen as a repository with one commit, which follows from its content.
 *
 * @param commit 40 hex digits
 */
record HubRepository(String id, Path root, List<HubFile> files, String commit) {
    private static final Pattern PART = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,95}");

    /** Reads {@code hub/owner/name} as it is now; nothing when there is no such folder. */
    static Optional<HubRepository> read(Path hub, String owner, String name) {
        Path root = hub.resolve(owner).resolve(name);
        if (!PART.matcher(owner).matches()
                || !PART.matcher(name).matches()
                || !Files.isDirectory(root)) {
            return Optional.empty();
        }
        try (Stream<Path> tree = Files.walk(root)) {
            List<HubFile> files =
                    tree.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                            .sorted()
                            .map(path -> file(root, path))
                            .toList();
            String commit = sha1(files.toString().getBytes(StandardCharsets.UTF_8));
            return Optional.of(new HubRepository(owner + "/" + name, root, files, commit));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + root, e);
        }
    }

    private static HubFile file(Path root, Path path) {
        byte[] bytes = bytes(path);
        byte[] head = ("blob " + bytes.length + "\0").getBytes(StandardCharsets.UTF_8);
        String relative = root.relativize(path).toString().replace('\\', '/');
        return new HubFile(relative, bytes.length, sha1(head, bytes), Digests.sha256(bytes));
    }

    /** Only what is listed can be read, so no path leads out of the folder. */
    Optional<HubFile> find(String path) {
        return files.stream().filter(file -> file.path().equals(path)).findFirst();
    }

    byte[] content(HubFile file) {
        return bytes(root.resolve(file.path()));
    }

    /** The one branch, or the commit or its beginning. */
    boolean has(String revision) {
        return revision.equals("main") || (revision.length() >= 5 && commit.startsWith(revision));
    }

    private static byte[] bytes(Path path) {
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }

    private static String sha1(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-1");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }
}

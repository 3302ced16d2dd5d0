package dev.slipway.path;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.Constants;

/**
 * Repositories in a folder that is the Hub: one that is in order, and what is wrong with others.
 */
final class WeightsFolders {
    private static final Path SHIPPED = Path.of("examples", "hub");
    private static final Path FULL = SHIPPED.resolve("acme/support-intents-full");
    private static final String WEIGHTS = "model.safetensors";

    private WeightsFolders() {}

    static void write(Path hub) throws IOException, GitAPIException {
        copy(SHIPPED.resolve("Qwen/Qwen3-8B"), hub.resolve("Qwen/Qwen3-8B"));
        copy(SHIPPED.resolve("acme/support-intents-lora"), hub.resolve("acme/adapter"));
        for (String name :
                new String[] {
                    "good", "secret", "gated", "pickle", "truncated", "header", "clone"
                }) {
            copy(FULL, hub.resolve("acme").resolve(name));
        }
        Files.writeString(
                hub.resolve("acme/secret.hub.json"),
                "{\"private\": true, \"tokens\": [\"hf_ok\"]}");
        Files.writeString(
                hub.resolve("acme/gated.hub.json"),
                "{\"gated\": \"manual\", \"tokens\": [\"hf_ok\"]}");
        Files.move(
                hub.resolve("acme/pickle").resolve(WEIGHTS),
                hub.resolve("acme/pickle/pytorch_model.bin"));
        Path truncated = hub.resolve("acme/truncated").resolve(WEIGHTS);
        byte[] whole = Files.readAllBytes(truncated);
        Files.write(truncated, Arrays.copyOf(whole, whole.length - 1000));
        Path header = hub.resolve("acme/header").resolve(WEIGHTS);
        ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).putLong(0, Long.MIN_VALUE);
        Files.write(header, whole);
        cloneOf(hub.resolve("acme/clone"));
    }

    /** As {@code git clone} leaves it: the files, and all of {@code .git}. */
    private static void cloneOf(Path folder) throws GitAPIException {
        try (Git git = Git.init().setDirectory(folder.toFile()).setInitialBranch("main").call()) {
            git.add().addFilepattern(".").call();
            git.commit()
                    .setMessage("Upload weights")
                    .setAuthor("trainer", "trainer@example.com")
                    .setCommitter("trainer", "trainer@example.com")
                    .setSign(false)
                    .call();
        }
    }

    static String head(Path clone) throws IOException {
        try (Git git = Git.open(clone.toFile())) {
            return git.getRepository().resolve(Constants.HEAD).name();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            all.forEach(
                    path -> {
                        try {
                            Path target = to.resolve(from.relativize(path));
                            Files.createDirectories(target.getParent());
                            if (!Files.isDirectory(path)) {
                                Files.copy(path, target);
                            }
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    });
        }
    }
}

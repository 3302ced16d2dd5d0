package dev.slipway.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A copy of the example repositories that a test may spoil. */
record HubFolder(Path root) {
    static final String LORA = "acme/support-intents-lora";
    static final String FULL = "acme/support-intents-full";

    static HubFolder in(Path folder) {
        Path root = folder.resolve("hub");
        try (Stream<Path> files = Files.walk(ExampleHub.FOLDER)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = root.resolve(ExampleHub.FOLDER.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new HubFolder(root);
    }

    Path file(String repository, String name) {
        return root.resolve(repository).resolve(name);
    }

    byte[] read(String repository, String name) {
        try {
            return Files.readAllBytes(file(repository, name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(String repository, String name, byte[] content) {
        try {
            Files.write(file(repository, name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(String repository, String name, String content) {
        write(repository, name, content.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    void replace(String repository, String name, String from, String to) {
        String text = new String(read(repository, name), StandardCharsets.UTF_8);
        write(repository, name, text.replace(from, to).getBytes(StandardCharsets.UTF_8));
    }

    /** Leaves out the last {@code bytes}. */
    void cut(String repository, String name, int bytes) {
        byte[] whole = read(repository, name);
        write(repository, name, Arrays.copyOf(whole, whole.length - bytes));
    }

    void delete(String repository, String name) {
        try {
            Files.delete(file(repository, name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Path> files(String repository) {
        try (Stream<Path> files = Files.list(root.resolve(repository))) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.slipway.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A YAML document with paths: {@code at("spec.template.spec.containers.0.image")}. */
record Manifest(Path file, Map<?, ?> root) {
    static final Path KUBERNETES = Path.of("deploy/kubernetes");

    static Manifest of(Path file) {
        LoaderOptions strict = new LoaderOptions();
        strict.setAllowDuplicateKeys(false);
        try {
            return new Manifest(
                    file, new Yaml(new SafeConstructor(strict)).load(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Manifest kubernetes(String name) {
        return of(KUBERNETES.resolve(name));
    }

    /** All of them, the kustomization itself left out. */
    static List<Manifest> resources() {
        try (Stream<Path> files = Files.list(KUBERNETES)) {
            return files.filter(file -> !file.endsWith("kustomization.yaml"))
                    .sorted()
                    .map(Manifest::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Object at(String path) {
        Object node = root;
        for (String step : path.split("\\.")) {
            node =
                    switch (node) {
                        case Map<?, ?> map -> map.get(step);
                        case List<?> list -> list.get(Integer.parseInt(step));
                        case null, default ->
                                throw new AssertionError(file + " has nothing at " + path);
                    };
        }
        return node;
    }

    List<?> list(String path) {
        return (List<?>) at(path);
    }

    Map<?, ?> map(String path) {
        return (Map<?, ?>) at(path);
    }
}

package dev.slipway.storm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What the jobs need: a Hub with good and bad weights, small datasets, short suites. */
final class Setup {
    static final String SUITE = "short";
    static final String HOPELESS = "hopeless";
    static final String TRUNCATED = "acme/truncated";
    private static final Path EXAMPLES = Path.of("examples");
    private static final int LINES = 12;

    /** Fewer give no verdict. */
    private static final int CASES = 5;

    private Setup() {}

    /** The shipped Hub, and a repository whose weights end too early. */
    static Path hub(Path folder) {
        try {
            copy(EXAMPLES.resolve("hub"), folder);
            copy(EXAMPLES.resolve("hub/acme/support-intents-full"), folder.resolve(TRUNCATED));
            Path weights = folder.resolve(TRUNCATED).resolve("model.safetensors");
            byte[] whole = Files.readAllBytes(weights);
            Files.write(weights, Arrays.copyOf(whole, whole.length - 1000));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A dataset unlike all others, so that it is uploaded for itself. */
    static String dataset(int number) {
        List<String> all = lines("train.jsonl");
        List<String> some = new ArrayList<>();
        for (int i = 0; i < LINES; i++) {
            some.add(all.get((number + i * 7) % all.size()));
        }
        some.set(
                0,
                some.get(0)
                        .replace(
                                "\"role\": \"user\", \"content\": \"",
                                "\"role\": \"user\", \"content\": \"No. " + number + ": "));
        return String.join("\n", some);
    }

    static String suite() {
        return String.join("\n", lines("suite.jsonl").subList(0, CASES));
    }

    /** Asks for what no model ever answers. */
    static String hopelessSuite() {
        return suite().replaceAll("\"expected\": \"[^\"]*\"", "\"expected\": \"the moon\"");
    }

    private static List<String> lines(String name) {
        try {
            return Files.readAllLines(EXAMPLES.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> tree = Files.walk(from)) {
            for (Path each : tree.toList()) {
                Path target = to.resolve(from.relativize(each).toString());
                if (Files.isDirectory(each)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(each, target);
                }
            }
        }
    }
}

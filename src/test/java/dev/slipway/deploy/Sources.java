package dev.slipway.deploy;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the application itself says about its settings. */
final class Sources {
    private static final Path MAIN = Path.of("src/main");
    private static final Pattern WORD = Pattern.compile("[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+");
    private static final Pattern MAPPING =
            Pattern.compile("@ConfigMapping\\(prefix = \"([^\"]+)\"");
    private static final Pattern METHOD = Pattern.compile("\\s(\\w+)\\(\\);");

    private Sources() {}

    static Properties properties() {
        Properties properties = new Properties();
        try {
            properties.load(
                    new StringReader(read(MAIN.resolve("resources/application.properties"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    /**
     * Names that stand in the sources, and those that a setting named there has in the environment.
     */
    static Set<String> environmentNames() {
        Set<String> names = new HashSet<>();
        properties().stringPropertyNames().forEach(key -> names.add(inEnvironment(key)));
        addWords(read(MAIN.resolve("resources/application.properties")), names);
        for (Path file : javaFiles()) {
            String source = read(file);
            addWords(source, names);
            Matcher mapping = MAPPING.matcher(source);
            if (mapping.find()) {
                Matcher method = METHOD.matcher(source);
                while (method.find()) {
                    String key = method.group(1).replaceAll("([A-Z])", "-$1");
                    names.add(inEnvironment(mapping.group(1) + "." + key));
                }
            }
        }
        return names;
    }

    private static void addWords(String source, Set<String> names) {
        WORD.matcher(source).results().forEach(found -> names.add(found.group()));
    }

    private static String inEnvironment(String key) {
        return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    private static List<Path> javaFiles() {
        try (Stream<Path> files = Files.walk(MAIN)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.slipway.truth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.testing.NodeSuite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Holds V2 exchanges, and what the OpenAPI document lacks of V1, against the types of Together's
 * TypeScript client. Which type is whose stands in {@code src/test/node/types/types.txt}.
 */
final class SdkTypes {
    private static final Path MAP = Path.of("src/test/node/types/types.txt");
    private static final Path RECORDED = Path.of("target/truth").toAbsolutePath();

    private final Set<String> operations = new LinkedHashSet<>();

    SdkTypes() {
        try {
            for (String line : Files.readAllLines(MAP)) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    operations.add(line.substring(0, line.indexOf('|')).strip());
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * A value that has a type.
     *
     * @param side {@code answer} or {@code request}
     */
    record Typed(String operation, String side, JsonNode value) {
        @Override
        public String toString() {
            return side + " of " + operation;
        }
    }

    /** Empty for calls that another judge knows. */
    Optional<String> operation(Exchange exchange) {
        return operations.stream()
                .filter(name -> name.startsWith(exchange.method() + " "))
                .filter(name -> PathTemplate.matches(path(name), exchange.path()))
                .min(Comparator.comparing(name -> PathTemplate.placeholders(path(name))))
                .or(
                        () ->
                                exchange.v1()
                                        ? Optional.empty()
                                        : Optional.of(exchange.method() + " " + exchange.path()));
    }

    private static String path(String operation) {
        return operation.substring(operation.indexOf(' ') + 1);
    }

    /** Both sides of what is to be judged here; errors have no type. */
    List<Typed> typed(List<Exchange> exchanges) {
        Set<Typed> values = new LinkedHashSet<>();
        for (Exchange exchange : exchanges) {
            operation(exchange)
                    .filter(name -> exchange.ok())
                    .ifPresent(
                            name -> {
                                values.add(new Typed(name, "answer", exchange.answer().json()));
                                values.add(new Typed(name, "request", request(exchange)));
                            });
        }
        values.removeIf(typed -> typed.value().isMissingNode());
        return List.copyOf(values);
    }

    /** Query and body in one, as the client's parameters have them. */
    private static JsonNode request(Exchange exchange) {
        ObjectNode all = Exchange.JSON.createObjectNode();
        if (exchange.request().json() instanceof ObjectNode body) {
            all.setAll(body);
        }
        Query.of(exchange.query())
                .forEach(
                        (name, value) -> {
                            switch (name) {
                                case "limit" -> all.put(name, Integer.parseInt(value));
                                case "validateOnly", "force" ->
                                        all.put(name, Boolean.parseBoolean(value));
                                default -> all.put(name, value);
                            }
                        });
        return all;
    }

    /**
     * The errors of each value that has some. Skips the test where there is no node.
     *
     * @param name of the folder that keeps the values
     */
    Map<Typed, List<String>> errors(String name, List<Typed> values) {
        Path folder = RECORDED.resolve(name);
        Path found = RECORDED.resolve(name + "-found.json");
        List<String> files = new ArrayList<>();
        try {
            Files.createDirectories(folder);
            clear(folder);
            for (Typed typed : values) {
                String words = (typed.side() + " " + typed.operation()).replaceAll("\\W+", "-");
                files.add("%03d-%s.json".formatted(files.size(), words));
                Exchange.JSON.writeValue(folder.resolve(files.getLast()).toFile(), typed);
            }
            NodeSuite.in("types")
                    .env("RECORDED", folder.toString())
                    .env("FOUND", found.toString())
                    .run();
            JsonNode all = Exchange.JSON.readTree(found.toFile());
            Map<Typed, List<String>> errors = new LinkedHashMap<>();
            for (int i = 0; i < values.size(); i++) {
                List<String> texts = new ArrayList<>();
                all.path(files.get(i)).forEach(text -> texts.add(text.asText()));
                if (!texts.isEmpty()) {
                    errors.put(values.get(i), texts);
                }
            }
            return errors;
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }

    private static void clear(Path folder) throws IOException {
        try (var old = Files.list(folder)) {
            for (Path file : old.toList()) {
                Files.delete(file);
            }
        }
    }
}

package dev.slipway.sandbox.weights;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.sandbox.web.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The tensors of all safetensors files of a folder, by name, once headers and shards hold.
 *
 * @param byName of the files at the root, where a model's weights are
 */
record Tensors(Map<String, Tensor> byName) {
    private static final String ENDING = ".safetensors";
    private static final String INDEX = "model.safetensors.index.json";
    private static final int LARGEST_INDEX = 100_000_000;
    private static final Pattern SHARD =
            Pattern.compile("(.*)-(\\d{5,6})-of-(\\d{5,6})\\.safetensors");

    /** Reads every header, also of files in sub-folders, or throws {@link BadWeights}. */
    static Tensors of(WeightsFolder folder) throws IOException {
        Map<String, Map<String, Tensor>> byFile = new LinkedHashMap<>();
        for (WeightsFolder.Entry file : folder.files()) {
            if (file.path().endsWith(ENDING)) {
                Map<String, Tensor> tensors = read(folder, file);
                if (!file.path().contains("/")) {
                    byFile.put(file.path(), tensors);
                }
            }
        }
        if (folder.has(INDEX)) {
            checkIndex(folder, byFile);
        } else {
            byFile.keySet().forEach(name -> checkSiblings(name, byFile));
        }
        Map<String, Tensor> all = new TreeMap<>();
        byFile.values().forEach(all::putAll);
        return new Tensors(all);
    }

    private static Map<String, Tensor> read(WeightsFolder folder, WeightsFolder.Entry file)
            throws IOException {
        try (InputStream in = folder.open(file)) {
            Map<String, Tensor> tensors = new TreeMap<>();
            SafetensorsFile.read(in, file.size())
                    .tensors()
                    .forEach(tensor -> tensors.put(tensor.name(), tensor));
            return tensors;
        } catch (BadWeights e) {
            throw new BadWeights(
                    "Corrupted safetensors file " + file.path() + ": " + e.getMessage());
        }
    }

    private static void checkIndex(WeightsFolder folder, Map<String, Map<String, Tensor>> byFile)
            throws IOException {
        JsonNode map;
        try {
            byte[] bytes = folder.read(folder.find(INDEX).orElseThrow(), LARGEST_INDEX);
            map = Json.MAPPER.readTree(bytes).path("weight_map");
        } catch (JsonProcessingException e) {
            throw new BadWeights(INDEX + " is not valid JSON");
        }
        if (!map.isObject() || map.isEmpty()) {
            throw new BadWeights(INDEX + " has no weight_map");
        }
        map.properties()
                .forEach(
                        entry -> {
                            String shard = entry.getValue().asText();
                            Map<String, Tensor> tensors = byFile.get(shard);
                            if (tensors == null) {
                                throw new BadWeights(
                                        "Missing shard " + shard + ", named in " + INDEX);
                            }
                            if (!tensors.containsKey(entry.getKey())) {
                                throw new BadWeights(
                                        "Tensor %s is not in %s, where %s has it"
                                                .formatted(entry.getKey(), shard, INDEX));
                            }
                            checkSiblings(shard, byFile);
                        });
    }

    /** {@code x-00001-of-00003} has two siblings. */
    private static void checkSiblings(String name, Map<String, Map<String, Tensor>> byFile) {
        Matcher shard = SHARD.matcher(name);
        if (shard.matches()) {
            long there =
                    byFile.keySet().stream()
                            .map(SHARD::matcher)
                            .filter(
                                    other ->
                                            other.matches()
                                                    && other.group(1).equals(shard.group(1)))
                            .count();
            long expected = Long.parseLong(shard.group(3));
            if (there != expected) {
                throw new BadWeights(
                        "Missing shard: %d of %d files named like %s are here"
                                .formatted(there, expected, name));
            }
        }
    }

    boolean isEmpty() {
        return byName.isEmpty();
    }

    /** How many numbers of each type. */
    Map<String, Long> parameters() {
        Map<String, Long> counts = new TreeMap<>();
        byName.values().forEach(t -> counts.merge(t.dtype(), t.elements(), Long::sum));
        return counts;
    }
}

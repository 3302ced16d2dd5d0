package dev.slipway.storm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A file with one JSON object a line, written by one process. */
final class JsonLines implements AutoCloseable {
    static final ObjectMapper JSON = new ObjectMapper();

    private final Writer out;

    private JsonLines(Writer out) {
        this.out = out;
    }

    static JsonLines create(Path file) {
        try {
            return new JsonLines(Files.newBufferedWriter(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One line, with the system once this returns. */
    synchronized void add(Map<String, ?> fields) {
        try {
            out.write(JSON.writeValueAsString(fields));
            out.write('\n');
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All whole lines; none when there is no such file. */
    static List<JsonNode> read(Path file) {
        List<JsonNode> nodes = new ArrayList<>();
        if (!Files.exists(file)) {
            return nodes;
        }
        try {
            String text = Files.readString(file);
            int end = text.lastIndexOf('\n');
            for (String line : text.substring(0, Math.max(end, 0)).split("\n")) {
                if (!line.isBlank()) {
                    nodes.add(JSON.readTree(line));
                }
            }
            return nodes;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(file + " is damaged", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

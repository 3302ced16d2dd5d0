package dev.slipway.sandbox.learn;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.web.Json;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A training file: its examples, or why it is none.
 *
 * @param format {@code conversation}, {@code instruction}, {@code text} or {@code preference}
 * @param lines samples read
 * @param tokens of one pass over the file
 * @param tools whether a sample offers tools
 * @param error what is wrong with it and where; null when it is valid
 */
public record Dataset(
        String format,
        int lines,
        long tokens,
        boolean tools,
        List<Example> examples,
        String error) {

    public boolean valid() {
        return error == null;
    }

    /** Reads JSON lines; never throws for bad ones. */
    public static Dataset read(byte[] file) {
        List<Example> examples = new ArrayList<>();
        Format format = null;
        int lines = 0;
        boolean tools = false;
        try {
            for (String line : text(file).split("\n", -1)) {
                if (line.isBlank()) {
                    continue;
                }
                lines++;
                ObjectNode sample = object(line);
                if (format == null) {
                    format = Format.of(sample);
                }
                format.check(sample);
                tools |= sample.has("tools");
                format.read(sample, examples);
            }
            if (format == null) {
                throw new InvalidSample("The file holds no sample");
            }
            if (examples.isEmpty()) {
                throw new InvalidSample("No message of the assistant has a weight");
            }
            return new Dataset(
                    format.word(), lines, tokens(examples), tools, List.copyOf(examples), null);
        } catch (InvalidSample e) {
            String where = lines == 0 ? "" : " (line " + lines + ")";
            return new Dataset(null, lines, 0, tools, List.of(), e.getMessage() + where);
        }
    }

    private static String text(byte[] file) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
        } catch (CharacterCodingException e) {
            throw new InvalidSample("The file is not UTF-8 encoded");
        }
    }

    private static ObjectNode object(String line) {
        try {
            JsonNode node = Json.MAPPER.readTree(line);
            if (node instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            throw new InvalidSample("Error parsing file: not valid JSON");
        }
        throw new InvalidSample("Error parsing file: expected a JSON object");
    }

    private static long tokens(List<Example> examples) {
        return examples.stream()
                .mapToLong(e -> Words.tokens(e.prompt()) + Words.tokens(e.completion()))
                .sum();
    }
}

package dev.slipway.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.CharacterCodingException;

/** Turns a line into a sample: encoding, JSON, and one format for the whole file. */
final class SampleCheck {
    private final Problems problems;
    private final int maxLineBytes;
    private final FormatRules rules;
    private final ObjectReader json;
    private DatasetFormat format;

    SampleCheck(Problems problems, int maxLineBytes) {
        this.problems = problems;
        this.maxLineBytes = maxLineBytes;
        this.rules = new FormatRules(problems);
        JsonMapper mapper =
                JsonMapper.builder()
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                        .build();
        mapper.getFactory()
                .setStreamReadConstraints(
                        StreamReadConstraints.builder().maxStringLength(maxLineBytes).build());
        this.json = mapper.reader();
    }

    /** Of the first sample that had one; null before that. */
    DatasetFormat format() {
        return format;
    }

    void check(LineReader line) {
        if (line.tooLong()) {
            problems.add(
                    "",
                    "The line is longer than %d bytes, which is more than one sample may have here."
                            + " Shorten or split it.",
                    maxLineBytes);
            return;
        }
        try {
            String text = line.text();
            if (text.isBlank()) {
                problems.add("", "The line is empty, but each line must be a sample. Remove it.");
            } else if (text.charAt(0) == '\uFEFF') {
                problems.add(
                        "",
                        "The file starts with a byte order mark, which JSON does not allow. Save it"
                                + " as UTF-8 without one.");
            } else {
                sample(json.readTree(text));
            }
        } catch (CharacterCodingException e) {
            problems.add(
                    "",
                    "The line is not UTF-8, the only accepted encoding. Save the file as UTF-8.");
        } catch (JsonProcessingException e) {
            problems.add(
                    "",
                    "The line is not one valid JSON object (%s). Put each sample on one line of its"
                            + " own, every key once.",
                    e.getOriginalMessage());
        }
    }

    private void sample(JsonNode sample) {
        if (!sample.isObject()) {
            problems.add(
                    "",
                    "The line holds %s, but a sample is a JSON object. Write {\"messages\": [...]}"
                            + " or another known format.",
                    Json.kind(sample));
            return;
        }
        DatasetFormat found = rules.formatOf(sample);
        if (found == null) {
            return;
        }
        if (format == null) {
            format = found;
        }
        if (found != format) {
            problems.add(
                    "",
                    "This is a %s sample in a %s file; a file must keep to one format. Convert it"
                            + " or move it to another file.",
                    found.label(),
                    format.label());
            return;
        }
        rules.check(found, sample);
    }
}

package dev.slipway.evaluation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads suites: JSON Lines in UTF-8, each line a case in one of these shapes, freely mixed; other
 * fields are ignored, an {@code id} is optional.
 *
 * <pre>
 * {"messages": [...], "expected": "..."}
 * {"input" | "prompt" | "question": "...", "expected" | "completion" | "answer": "..."}
 * {"messages": [..., {"role": "assistant", "content": "the expectation"}]}
 * </pre>
 */
public final class SuiteCases {
    private static final int MAX_BYTES = 16 * 1024 * 1024;
    private static final int MAX_CASES = 10_000;
    private static final int MAX_PROBLEMS = 20;

    private final List<SuiteCase> cases = new ArrayList<>();
    private final List<SuiteProblem> problems = new ArrayList<>();
    private final Map<String, Long> lineById = new HashMap<>();

    private SuiteCases() {}

    /**
     * @throws InvalidSuiteException when any line is unusable, or there are none or too many
     */
    public static List<SuiteCase> parse(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return parse(in);
        }
    }

    /**
     * Reads at most 16 MiB and leaves the stream open.
     *
     * @throws InvalidSuiteException when any line is unusable, or there are none or too many
     */
    public static List<SuiteCase> parse(InputStream in) throws IOException {
        return new SuiteCases().read(text(in));
    }

    private static String text(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw whole("The suite has more than 16 MiB, which is too much to keep. Split it.");
        }
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw whole("The suite is not UTF-8, the only accepted encoding. Save it as UTF-8.");
        }
    }

    private List<SuiteCase> read(String text) {
        long number = 0;
        for (String line : (Iterable<String>) text.lines()::iterator) {
            number++;
            if (!line.isBlank() && problems.size() < MAX_PROBLEMS) {
                add(number, line);
            }
            if (cases.size() > MAX_CASES) {
                throw whole("The suite has more than %d cases. Split it.".formatted(MAX_CASES));
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidSuiteException(problems);
        }
        if (cases.isEmpty()) {
            throw whole("The suite is empty, so nothing could be judged. Add one case per line.");
        }
        return List.copyOf(cases);
    }

    private void add(long number, String line) {
        try {
            SuiteCase parsed = CaseShape.parse(line, "line-" + number);
            Long before = lineById.putIfAbsent(parsed.id(), number);
            if (before != null) {
                throw new BadFieldException(
                        "id",
                        "The id %s is that of line %d already. Give each case its own."
                                .formatted(Text.shown(parsed.id()), before));
            }
            cases.add(parsed);
        } catch (BadFieldException e) {
            problems.add(new SuiteProblem(number, e.field(), e.getMessage()));
        }
    }

    private static InvalidSuiteException whole(String message) {
        return new InvalidSuiteException(List.of(new SuiteProblem(0, "", message)));
    }
}

package dev.slipway.model.preflight;

import dev.slipway.model.preflight.Headers.Read;
import dev.slipway.provider.HubFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Check 12: the header of each file of weights. */
final class Weights {
    private static final int SHOWN = 5;

    private Weights() {}

    static List<Check> check(Subject subject, List<Read> files) {
        List<Read> wrong = files.stream().filter(file -> file.wrong() != null).toList();
        if (!wrong.isEmpty()) {
            return List.of(corrupt(subject, files, wrong));
        }
        List<Check> checks = new ArrayList<>();
        Set<String> unknown = new TreeSet<>();
        files.forEach(file -> unknown.addAll(file.header().unknownTypes()));
        if (!unknown.isEmpty()) {
            checks.add(
                    Rule.WEIGHTS.warn(
                            "UNKNOWN_DTYPE",
                            "Tensors have types that are not known here: "
                                    + Corrupt.printable(String.join(", ", unknown)),
                            "Make sure that whoever serves the model knows these types."));
        }
        checks.add(
                Rule.WEIGHTS
                        .ok(
                                files.size() == 1
                                        ? files.getFirst().file().path() + " is complete."
                                        : "All %d files of weights are complete."
                                                .formatted(files.size()))
                        .measuring(
                                Map.of(
                                        "files", files.size(),
                                        "bytes", bytes(files),
                                        "tensors", tensors(files),
                                        "parameters", Sizes.of(files).numbers(),
                                        "dtypes", Sizes.of(files).parameters())));
        return checks;
    }

    private static Check corrupt(Subject subject, List<Read> files, List<Read> wrong) {
        List<String> shown = wrong.stream().limit(SHOWN).map(Weights::sentence).toList();
        String more = wrong.size() > SHOWN ? "; and more" : "";
        UnreadableFileException first = wrong.getFirst().wrong();
        return Rule.WEIGHTS
                .fail(
                        first.code(),
                        "%d of %d files of weights cannot be used: "
                                        .formatted(wrong.size(), files.size())
                                + String.join("; ", shown)
                                + more
                                + ".",
                        first.fix())
                .at(subject.page())
                .measuring(Map.of("files", wrong.stream().map(f -> f.file().path()).toList()));
    }

    private static String sentence(Read file) {
        return file.file().path() + " " + file.wrong().getMessage();
    }

    static long bytes(List<Read> files) {
        return files.stream().map(Read::file).mapToLong(HubFile::size).sum();
    }

    private static long tensors(List<Read> files) {
        return files.stream().mapToLong(file -> file.header().names().size()).sum();
    }
}

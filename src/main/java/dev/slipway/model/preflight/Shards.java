package dev.slipway.model.preflight;

import dev.slipway.model.preflight.Headers.Read;
import dev.slipway.provider.HubFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Check 11: the index against the shards it names. */
final class Shards {
    private static final Pattern SHARD =
            Pattern.compile("(.+[_-])(\\d{5,6})-of-(\\d{5,6})\\.safetensors");

    private final Subject subject;
    private final ShardIndex index;

    Shards(Subject subject, ShardIndex index) {
        this.subject = subject;
        this.index = index;
    }

    static boolean isShard(String path) {
        return SHARD.matcher(path).matches();
    }

    List<HubFile> present() {
        return index.shards().keySet().stream()
                .flatMap(name -> subject.file(name).stream())
                .toList();
    }

    List<Check> check(List<Read> read) {
        List<Check> checks = new ArrayList<>();
        List<String> missing =
                index.shards().keySet().stream().filter(name -> !subject.has(name)).toList();
        if (!missing.isEmpty()) {
            checks.add(
                    subject.missing(
                                    Rule.INDEX,
                                    "SHARD_MISSING",
                                    missing.size() == 1
                                            ? "Of %d shards, %s is not in the repository."
                                                    .formatted(
                                                            index.shards().size(),
                                                            missing.getFirst())
                                            : "%d of %d shards are not in the repository, such as %s."
                                                    .formatted(
                                                            missing.size(),
                                                            index.shards().size(),
                                                            missing.getFirst()),
                                    "Upload the missing files.")
                            .measuring(Map.of("missing", missing)));
        }
        count(checks);
        read.stream().filter(file -> file.header() != null).forEach(file -> names(file, checks));
        if (checks.isEmpty()) {
            size(read, checks);
        }
        return checks.isEmpty()
                ? List.of(
                        Rule.INDEX.ok(
                                read.stream().allMatch(file -> file.header() != null)
                                        ? "The index and its %d shards fit."
                                                .formatted(index.shards().size())
                                        : "Its %d shards are all there; not all could be compared with the index."
                                                .formatted(index.shards().size())))
                : checks;
    }

    private void count(List<Check> checks) {
        for (String name : index.shards().keySet()) {
            Matcher shard = SHARD.matcher(name);
            if (shard.matches() && Integer.parseInt(shard.group(3)) != index.shards().size()) {
                checks.add(
                        Rule.INDEX.fail(
                                "SHARD_COUNT",
                                "The index names %d shards, and %s is one of %d."
                                        .formatted(
                                                index.shards().size(),
                                                name,
                                                Integer.parseInt(shard.group(3))),
                                "Upload index and shards of one and the same export."));
                return;
            }
        }
    }

    private void names(Read file, List<Check> checks) {
        String path = file.file().path();
        Names named = index.shards().get(path);
        Names.Some lacking = named.without(file.header().names());
        if (lacking.count() > 0) {
            checks.add(
                    Rule.INDEX.fail(
                            "TENSOR_MISSING",
                            "%s lacks %d tensors that the index puts there%s."
                                    .formatted(path, lacking.count(), example(lacking)),
                            "Upload index and shards of one and the same export."));
        }
        Names.Some extra = file.header().names().without(named);
        if (extra.count() > 0) {
            checks.add(
                    Rule.INDEX.warn(
                            "TENSOR_EXTRA",
                            "%s has %d tensors that the index does not name%s."
                                    .formatted(path, extra.count(), example(extra)),
                            "They will not be loaded; export again if they should be."));
        }
    }

    private static String example(Names.Some names) {
        return names.example() == null
                ? ""
                : ", such as '" + Corrupt.printable(names.example()) + "'";
    }

    private void size(List<Read> read, List<Check> checks) {
        if (index.totalSize() == null || read.stream().anyMatch(file -> file.header() == null)) {
            return;
        }
        long bytes = read.stream().mapToLong(file -> file.header().dataBytes()).sum();
        if (bytes != index.totalSize()) {
            checks.add(
                    Rule.INDEX.warn(
                            "TOTAL_SIZE_DIFFERS",
                            "The index speaks of %d bytes, the shards have %d."
                                    .formatted(index.totalSize(), bytes),
                            "Make sure that index and shards are of one export."));
        }
    }
}

package dev.slipway.model.preflight;

import dev.slipway.provider.HubException;
import dev.slipway.provider.HubFile;
import dev.slipway.provider.HubModel;
import dev.slipway.provider.HubSource;
import dev.slipway.provider.WeightsHub;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A repository that can be read, pinned to its commit.
 *
 * @param now when the preflight began
 */
record Subject(WeightsHub hub, HubSource at, HubModel model, List<HubFile> files, Instant now) {
    private static final Duration YOUNG = Duration.ofMinutes(15);

    /** With its files listed. */
    Subject listed() {
        return new Subject(hub, at, model, hub.files(at), now);
    }

    Optional<HubFile> file(String path) {
        return files.stream().filter(file -> file.path().equals(path)).findFirst();
    }

    boolean has(String path) {
        return file(path).isPresent();
    }

    /** Files that are in no folder and end so. */
    List<HubFile> rootFiles(String end) {
        return files.stream()
                .filter(file -> file.path().indexOf('/') < 0 && file.path().endsWith(end))
                .toList();
    }

    /** True while somebody may still be uploading: one upload can make several commits. */
    boolean young() {
        return model.lastModified() != null && model.lastModified().plus(YOUNG).isAfter(now);
    }

    byte[] read(String path, int maxBytes) {
        return hub.file(at, path, maxBytes);
    }

    byte[] range(String path, long from, int length) {
        return hub.range(at, path, from, length);
    }

    <T> T stream(String path, long from, int length, Function<InputStream, T> reader) {
        return hub.stream(at, path, from, length, reader);
    }

    URI page() {
        return hub.page(at.repository());
    }

    /** The base model that its owner named on the card or in a tag, or null. */
    String cardBase() {
        return Stream.concat(
                        model.card().baseModels().stream(),
                        model.card().tags().stream()
                                .filter(tag -> tag.startsWith("base_model:"))
                                .map(tag -> tag.substring(tag.lastIndexOf(':') + 1)))
                .filter(name -> !name.isBlank() && !BaseNames.isPath(name))
                .findFirst()
                .orElse(null);
    }

    /** A finding that waits while an upload may be under way, and fails afterwards. */
    Check missing(Rule rule, String code, String message, String fix) {
        Check check =
                young()
                        ? rule.notReady(
                                code,
                                message + " The last commit is only minutes old.",
                                "Wait until the upload to the Hub is done; or: " + fix)
                        : rule.fail(code, message, fix);
        return check.at(page());
    }

    /**
     * Does one check; what is wrong with the repository becomes its finding.
     *
     * @throws HubException when the hub is down or limits us
     */
    List<Check> attempt(Rule rule, Supplier<List<Check>> work) {
        try {
            return work.get();
        } catch (HubException refusal) {
            return List.of(rule.failed(refusal, page()));
        } catch (UnreadableFileException wrong) {
            return List.of(rule.fail(wrong.code(), wrong.getMessage(), wrong.fix()).at(page()));
        }
    }
}

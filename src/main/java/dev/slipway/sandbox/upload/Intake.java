package dev.slipway.sandbox.upload;

import dev.slipway.sandbox.catalog.BaseModel;
import dev.slipway.sandbox.hub.Hub;
import dev.slipway.sandbox.learn.Dataset;
import dev.slipway.sandbox.ledger.ContentStore;
import dev.slipway.sandbox.web.ApiException;
import dev.slipway.sandbox.weights.BadWeights;
import dev.slipway.sandbox.weights.Inspection;
import dev.slipway.sandbox.weights.Report;
import dev.slipway.sandbox.weights.WeightsFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Fetches weights and looks at them. Slow, so to be called without the world's lock. */
public final class Intake {
    private static final String EXAMPLES = "train.jsonl";
    private static final int MOST_EXAMPLES = 512 * 1024 * 1024;

    private final Optional<Hub> hub;
    private final Inspection inspection;
    private final ContentStore contents;

    /**
     * @param hub none: no repository can be found
     */
    public Intake(Optional<Hub> hub, Inspection inspection, ContentStore contents) {
        this.hub = hub;
        this.inspection = inspection;
        this.contents = contents;
    }

    /**
     * @param token for a private or gated repository; not kept
     * @param type {@code model} or {@code adapter}
     * @param base declared for it; null for none
     */
    public record Order(Source source, Optional<String> token, String type, BaseModel base) {}

    /** Never throws for what is wrong with the weights or with reaching them. */
    public Outcome take(Order order) {
        try {
            return switch (order.source) {
                case Source.Repository repository -> fromHub(repository.id(), order);
                case Source.Archive archive -> {
                    try (Archive unpacked = Download.archive(archive.uri())) {
                        yield inspect(unpacked, order);
                    }
                }
            };
        } catch (BadWeights e) {
            return Outcome.failed(e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the weights of " + order.source.shown(), e);
        }
    }

    /** The provider takes no commit: it is what {@code main} holds at this moment. */
    private Outcome fromHub(String id, Order order) throws IOException {
        try {
            Hub there =
                    hub.orElseThrow(
                            () -> ApiException.hub(404, "RepoNotFound", "Repository not found"));
            return inspect(new HubFolder(there.main(id, order.token)), order);
        } catch (ApiException e) {
            return Outcome.failed(
                    "Failed to download %s from Hugging Face: HTTP %d: %s"
                            .formatted(id, e.status(), e.getMessage()));
        }
    }

    private Outcome inspect(WeightsFolder folder, Order order) throws IOException {
        Report report = inspection.inspect(folder, order.type, order.base);
        Optional<WeightsFolder.Entry> examples = folder.find(EXAMPLES);
        if (examples.isEmpty()) {
            return new Outcome(null, report, folder.files(), null, null);
        }
        byte[] bytes = folder.read(examples.get(), MOST_EXAMPLES);
        Dataset data = Dataset.read(bytes);
        return data.valid()
                ? new Outcome(null, report, folder.files(), contents.put(bytes), null)
                : new Outcome(
                        null,
                        report,
                        folder.files(),
                        null,
                        EXAMPLES + " is ignored: " + data.error());
    }
}

package dev.slipway.model.weights;

import dev.slipway.lifecycle.Snapshots;
import dev.slipway.model.weights.IntakeFacts.Phase;
import dev.slipway.provider.FailureKind;
import dev.slipway.provider.FailureWords;
import dev.slipway.provider.ModelRegistry;
import dev.slipway.provider.ProviderException;
import dev.slipway.provider.RemoteUpload;
import dev.slipway.provider.UploadHost;
import dev.slipway.provider.UploadJob;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Looks at uploads in bulk: all that are on their way share one list a round. The list shows an
 * upload whole; one that it lacks may be too new for it and is asked for alone.
 */
@ApplicationScoped
class UploadWatch {
    private static final IntakeFacts.Upload GONE = new IntakeFacts.Upload(Phase.GONE, null, null);

    private final ModelRegistry registry;
    private final UploadHost host;
    private final FailureWords words;
    private final Snapshots<RemoteUpload> uploads;
    private final Snapshots<UploadJob> jobs;

    UploadWatch(
            ModelRegistry registry,
            UploadHost host,
            FailureWords words,
            IntakeConfig config,
            Clock clock) {
        this.registry = registry;
        this.host = host;
        this.words = words;
        Duration half = config.pollEvery().dividedBy(2);
        this.uploads = new Snapshots<>(registry::uploads, RemoteUpload::id, half, clock);
        this.jobs = new Snapshots<>(host::jobs, UploadJob::id, half, clock);
    }

    /** How far an upload of generation V2 is. */
    IntakeFacts.Upload upload(String id) {
        return uploads.find(id)
                .or(() -> alone(() -> registry.upload(id)))
                .map(
                        upload ->
                                facts(
                                        phase(upload.in("SUCCEEDED"), upload.failed()),
                                        upload.status(),
                                        upload.message()))
                .orElse(GONE);
    }

    /** How far an upload of generation V1 is. */
    IntakeFacts.Upload job(String id) {
        return jobs.find(id)
                .or(() -> alone(() -> host.job(id)))
                .map(job -> facts(phase(job.complete(), job.failed()), job.status(), job.message()))
                .orElse(GONE);
    }

    /** Only here is "not found" said of the upload: a list that is not found says nothing of it. */
    private static <T> Optional<T> alone(Supplier<T> look) {
        try {
            return Optional.of(look.get());
        } catch (ProviderException e) {
            if (e.kind() == FailureKind.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static Phase phase(boolean done, boolean failed) {
        return done ? Phase.DONE : failed ? Phase.FAILED : Phase.RUNNING;
    }

    private IntakeFacts.Upload facts(Phase phase, String raw, String message) {
        return new IntakeFacts.Upload(
                phase, raw, phase == Phase.FAILED ? IntakeFacts.Trouble.of(message, words) : null);
    }
}

package dev.slipway.model.weights;

import dev.slipway.access.Secrets;
import dev.slipway.model.CustomModel;
import dev.slipway.model.preflight.ArchiveUrl;
import dev.slipway.model.preflight.ArchiveUrls;
import dev.slipway.model.preflight.Kind;
import dev.slipway.platform.Actor;
import dev.slipway.platform.Ids;
import dev.slipway.platform.ProjectId;
import dev.slipway.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * Archives behind presigned URLs. The URL opens the weights to whoever has it: kept as a secret.
 */
@ApplicationScoped
class Archives {
    private final Secrets secrets;
    private final ArchiveUrls urls;
    private final Ids ids;
    private final Clock clock;

    Archives(Secrets secrets, ArchiveUrls urls, Ids ids, Clock clock) {
        this.urls = urls;
        this.secrets = secrets;
        this.ids = ids;
        this.clock = clock;
    }

    /** What is known of an archive before it is uploaded; shows no query. */
    record Archive(ArchiveUrl url, String secretName, Kind kind) {
        String fingerprint() {
            return url.fingerprint();
        }

        @Override
        public String toString() {
            return url.toString();
        }
    }

    /**
     * @throws Problem naming the field: unreadable, or valid for too short a time
     */
    Archive check(NewModel wanted) {
        ArchiveUrl url = urls.parse(wanted.archive());
        Kind kind = wanted.kind() == null ? Kind.FULL : wanted.kind();
        if (kind == Kind.IMAGE_LORA) {
            throw Problem.invalid("kind", "an image LoRA is named by its repository, not uploaded");
        }
        if (wanted.baseModel() == null) {
            throw Problem.invalid(
                    "baseModel",
                    "is needed for an archive: nobody looks into it before the upload");
        }
        return new Archive(url, ids.next("archive").replace('_', '-'), kind);
    }

    /** In the running transaction. */
    void keep(ProjectId project, Archive archive, Actor by) {
        secrets.put(project, archive.secretName(), archive.url().reveal(), by);
    }

    String open(CustomModel model) {
        return secrets.open(model.project(), model.weights.archiveRef);
    }

    /** Why it can no longer be fetched; empty when it can. */
    Optional<String> expired(CustomModel model) {
        Instant until = model.weights.archiveUntil;
        return until == null || clock.instant().isBefore(until)
                ? Optional.empty()
                : Optional.of(
                        ("ARCHIVE_EXPIRED: the presigned URL ended at %s. Register the archive again"
                                        + " with a fresh one and \"force\": true.")
                                .formatted(until));
    }
}

package dev.slipway.deployment.sweep;

import dev.slipway.provider.Generation;
import dev.slipway.provider.UploadHost;
import dev.slipway.provider.UploadJob;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Uploads of V1 that still run: looked at so that their records adopt them. */
@ApplicationScoped
class UploadPlaceV1 implements Place {
    private final UploadHost host;

    UploadPlaceV1(UploadHost host) {
        this.host = host;
    }

    @Override
    public Generation generation() {
        return Generation.V1;
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.UPLOAD);
    }

    @Override
    public List<Thing> list(Names names, Consumer<String> gaps) {
        return host.jobs().stream()
                .filter(UploadPlaceV1::runs)
                .flatMap(
                        job ->
                                names.exactlyOurs(job.modelName()).stream()
                                        .map(name -> thing(job, name)))
                .toList();
    }

    private static boolean runs(UploadJob job) {
        return !job.complete() && !job.failed();
    }

    private static Thing thing(UploadJob job, String name) {
        return new Thing(
                new Thing.Key(Generation.V1, Kind.UPLOAD, job.id()),
                null,
                name,
                new Thing.Vital(job.status(), false, 0, null));
    }

    @Override
    public Optional<Thing> look(Thing seen) {
        return Place.present(() -> host.job(seen.id()))
                .filter(UploadPlaceV1::runs)
                .map(job -> thing(job, seen.name()));
    }

    /** Together has no call for it. */
    @Override
    public Step remove(Thing thing) {
        return Step.WAIT;
    }
}

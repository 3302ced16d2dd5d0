package dev.slipway.deployment.sweep;

import dev.slipway.provider.Generation;
import dev.slipway.provider.TrainingHost;
import dev.slipway.provider.TrainingJob;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Training jobs that have not ended; ended ones cost nothing more. */
@ApplicationScoped
class TrainingPlace implements Place {
    private final TrainingHost host;

    TrainingPlace(TrainingHost host) {
        this.host = host;
    }

    @Override
    public Generation generation() {
        return Generation.V1;
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.FINE_TUNE);
    }

    @Override
    public List<Thing> list(Names names, Consumer<String> gaps) {
        return host.jobs().stream()
                .filter(job -> !job.terminal())
                .flatMap(job -> names.within(job.suffix()).stream().map(name -> thing(job, name)))
                .toList();
    }

    private static Thing thing(TrainingJob job, String name) {
        return new Thing(
                new Thing.Key(Generation.V1, Kind.FINE_TUNE, job.id()),
                null,
                name,
                new Thing.Vital(job.status(), true, 0, null));
    }

    @Override
    public Optional<Thing> look(Thing seen) {
        return Place.present(() -> host.job(seen.id()))
                .filter(job -> !job.terminal())
                .map(job -> thing(job, seen.name()));
    }

    /** Training cannot be paused; what is cancelled is lost, so it takes time or a person. */
    @Override
    public Step remove(Thing thing) {
        Optional<TrainingJob> job = Place.present(() -> host.job(thing.id()));
        if (job.isEmpty() || job.get().terminal() || job.get().is("cancel_requested")) {
            return Step.WAIT;
        }
        host.cancel(thing.id());
        return Step.DONE;
    }
}

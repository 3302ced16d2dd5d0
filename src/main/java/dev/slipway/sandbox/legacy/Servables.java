package dev.slipway.sandbox.legacy;

import dev.slipway.sandbox.catalog.BaseModel;
import dev.slipway.sandbox.catalog.Catalogue;
import dev.slipway.sandbox.catalog.Machine;
import dev.slipway.sandbox.tuning.FineTune;
import dev.slipway.sandbox.tuning.FineTunes;
import java.util.Locale;
import java.util.Optional;

/** All that V1 can serve: the catalogue, its pools for adapters, fine-tunes, uploaded weights. */
public final class Servables {
    private static final String LORA = "-Lora";

    private final Catalogue catalogue;
    private final FineTunes jobs;
    private final LegacyModels models;

    public Servables(Catalogue catalogue, FineTunes jobs, LegacyModels models) {
        this.catalogue = catalogue;
        this.jobs = jobs;
        this.models = models;
    }

    /** By the name that {@code POST /v1/endpoints} takes. */
    public Optional<Servable> find(String name) {
        return base(name).or(() -> pool(name)).or(() -> tuned(name)).or(() -> uploaded(name));
    }

    private Optional<Servable> base(String name) {
        return catalogue
                .byName(name)
                .filter(base -> base.type().equals("chat"))
                .map(base -> new Servable(name, base, false, Servable.Voice.OF_A_BASE));
    }

    /** {@code <base>-Lora}, of those that can be tuned by adapters. */
    private Optional<Servable> pool(String name) {
        if (!name.toLowerCase(Locale.ROOT).endsWith(LORA.toLowerCase(Locale.ROOT))) {
            return Optional.empty();
        }
        return catalogue
                .byName(name.substring(0, name.length() - LORA.length()))
                .filter(BaseModel::tunable)
                .map(base -> new Servable(base.id() + LORA, base, true, Servable.Voice.OF_A_BASE));
    }

    private Optional<Servable> tuned(String name) {
        return jobs.all().stream()
                .filter(job -> job.plan().outputName().equals(name) && job.completed(models.now()))
                .findFirst()
                .map(this::servable);
    }

    private Servable servable(FineTune job) {
        return new Servable(
                job.plan().outputName(),
                catalogue.byName(job.plan().base()).orElseThrow(),
                false,
                new Servable.Voice(job.plan().data().trainSha(), true));
    }

    /** Adapters, too: as Together's page says, they deploy the same way as any other model. */
    private Optional<Servable> uploaded(String name) {
        return models.complete(name)
                .map(model -> new Servable(model.name(), base(model), false, voice(model)));
    }

    /** Whether the model of this name can be served on {@code machine}. */
    public boolean fits(String name, Machine machine) {
        return find(name).filter(model -> fits(model, machine)).isPresent();
    }

    /** An architecture that the catalogue does not have may be tried on any machine. */
    static boolean fits(Servable model, Machine machine) {
        return model.base() == null || model.base().machines().contains(machine.id());
    }

    /** An adapter whose weights are there. */
    public Optional<LegacyModel> adapter(String name) {
        return models.complete(name).filter(LegacyModel::adapter);
    }

    BaseModel base(LegacyModel model) {
        return model.plan().base() == null
                ? null
                : catalogue.byName(model.plan().base()).orElseThrow();
    }

    /** What an uploaded model, or an adapter on its base, answers from. */
    public static Servable.Voice voice(LegacyModel model) {
        return new Servable.Voice(
                model.plan().outcome().trainSha(), model.plan().outcome().report().chatTemplate());
    }
}

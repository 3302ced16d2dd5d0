package dev.slipway.deployment.sweep;

import dev.slipway.provider.Generation;
import dev.slipway.provider.ModelRegistry;
import dev.slipway.provider.RemoteModel;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Model records (V2). Uploads have no names and go with the record they are for. What a fine-tune
 * made is named by the provider after ours, and is not meant here.
 */
@ApplicationScoped
class RegistryPlace implements Place {
    private final ModelRegistry registry;

    RegistryPlace(ModelRegistry registry) {
        this.registry = registry;
    }

    @Override
    public Generation generation() {
        return Generation.V2;
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.MODEL);
    }

    @Override
    public List<Thing> list(Names names, Consumer<String> gaps) {
        return registry.models().stream()
                .flatMap(
                        model ->
                                names.exactlyOurs(model.name()).stream()
                                        .map(name -> thing(model, name)))
                .toList();
    }

    private static Thing thing(RemoteModel model, String name) {
        return new Thing(
                new Thing.Key(Generation.V2, Kind.MODEL, model.id()), null, name, Thing.Vital.FREE);
    }

    @Override
    public Optional<Thing> look(Thing seen) {
        return Place.present(() -> registry.model(seen.id()))
                .map(model -> thing(model, seen.name()));
    }

    @Override
    public Step remove(Thing thing) {
        registry.delete(thing.id());
        return Step.DONE;
    }
}

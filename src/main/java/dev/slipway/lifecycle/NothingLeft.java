package dev.slipway.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Lets no record end while something that it asked a provider for may still be there and cost
 * money: each effect is rejected, released or handed over before. {@link Transitions#save} asks, so
 * that no room can forget to.
 */
@ApplicationScoped
class NothingLeft {
    private final EffectStore effects;

    NothingLeft(EffectStore effects) {
        this.effects = effects;
    }

    /** What is a bug in the room that owns the record; its work item is parked with this text. */
    static final class StillOwnedException extends IllegalStateException {
        StillOwnedException(String message) {
            super(message);
        }
    }

    /**
     * Asks for all of these with one query.
     *
     * @throws StillOwnedException for one that ended and still owns something
     */
    void check(Collection<? extends Tracked<?>> records) {
        Map<String, Tracked<?>> ended = new LinkedHashMap<>();
        for (Tracked<?> record : records) {
            if (record.state().terminal() && record.moved()) {
                ended.put(record.id, record);
            }
        }
        if (ended.isEmpty()) {
            return;
        }
        Map<String, List<Effect>> left =
                effects.stillOpen(ended.keySet()).stream()
                        .collect(Collectors.groupingBy(Effect::subject));
        left.forEach((id, owned) -> refuse(ended.get(id), owned));
    }

    private static void refuse(Tracked<?> record, List<Effect> owned) {
        String things = owned.stream().map(NothingLeft::words).collect(Collectors.joining(", "));
        throw new StillOwnedException(
                "%s cannot end as %s: it still owns %s at the provider"
                        .formatted(record.id, record.state().name(), things));
    }

    private static String words(Effect effect) {
        String name = effect.externalId() == null ? effect.token() : effect.externalId();
        return "%s %s (%s)".formatted(effect.kind(), name, effect.state());
    }
}

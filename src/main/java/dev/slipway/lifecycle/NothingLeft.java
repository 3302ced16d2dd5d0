package dev.slipway.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

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

    void check(Tracked<?> record) {
        if (!record.state().terminal() || !record.moved()) {
            return;
        }
        List<String> left =
                effects.stillOpen(record.id).stream()
                        .map(
                                effect ->
                                        "%s %s (%s)"
                                                .formatted(
                                                        effect.kind(),
                                                        effect.externalId() == null
                                                                ? effect.token()
                                                                : effect.externalId(),
                                                        effect.state()))
                        .toList();
        if (!left.isEmpty()) {
            throw new StillOwnedException(
                    "%s cannot end as %s: it still owns %s at the provider"
                            .formatted(record.id, record.state().name(), String.join(", ", left)));
        }
    }
}

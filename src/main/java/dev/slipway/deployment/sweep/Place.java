package dev.slipway.deployment.sweep;

import dev.slipway.provider.FailureKind;
import dev.slipway.provider.Generation;
import dev.slipway.provider.ProviderException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** One list of the provider: what of ours is in it, and how a thing of it ends. */
interface Place {

    Generation generation();

    Set<Kind> kinds();

    /**
     * Everything of ours, from all pages. Reads only.
     *
     * @param gaps is told of each part that could not be read and is left out
     */
    List<Thing> list(Names names, Consumer<String> gaps);

    /** The thing as it is now, asked for alone; empty when it is gone or has ended. */
    Optional<Thing> look(Thing seen);

    /** Turns it off in a way that can be taken back: 0/0. Nothing where there is no such way. */
    default void calm(Thing thing) {}

    /** Does the next step of its removal, in the provider's order. */
    Step remove(Thing thing);

    /** What a step of a removal did. */
    enum Step {
        /** Something was sent; look again. */
        DONE,
        /** The provider needs time, or something else must go first. */
        WAIT
    }

    /** Empty when the provider does not know it. */
    static <T> Optional<T> present(Supplier<T> read) {
        try {
            return Optional.ofNullable(read.get());
        } catch (ProviderException e) {
            if (e.kind() == FailureKind.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }
}

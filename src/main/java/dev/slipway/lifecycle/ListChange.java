package dev.slipway.lifecycle;

import java.util.List;

/**
 * The change of a {@link Settlement} that its room can save together with others: the engine ends
 * many claims in one transaction and hands all their items to the store at once. When that fails
 * each is saved alone, so that one bad row spoils no other.
 *
 * @param item what to save; the store gets it in a list of its own in the fall-back
 */
public record ListChange<T>(Store<T> store, T item) implements Runnable {

    /** Saves in the transaction that runs; one object for all changes that may go together. */
    public interface Store<T> {
        /**
         * All or nothing. Is called again with single ones of the same items after a failure, so it
         * must not change them.
         *
         * @throws jakarta.persistence.OptimisticLockException when a record is not as it was seen
         */
        void saveAll(List<T> items);
    }

    @Override
    public void run() {
        store.saveAll(List.of(item));
    }

    /** Saves these changes, all of one store, in one go. */
    static void saveAll(List<ListChange<?>> changes) {
        together(changes.getFirst(), changes);
    }

    private static <T> void together(ListChange<T> first, List<ListChange<?>> changes) {
        first.store.saveAll(changes.stream().map(change -> first.sibling(change).item).toList());
    }

    @SuppressWarnings("unchecked") // One store has one type of item.
    private ListChange<T> sibling(ListChange<?> other) {
        if (other.store != store) {
            throw new IllegalArgumentException("Changes of two stores");
        }
        return (ListChange<T>) other;
    }
}

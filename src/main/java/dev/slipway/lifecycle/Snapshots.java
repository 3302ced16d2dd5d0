package dev.slipway.lifecycle;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Polls many things of one kind with one list: the first of those who ask lists for all, the others
 * wait for it and share what came, a failure included. So a provider that is away is asked once a
 * round, too, and not once per work item.
 *
 * <p>A snapshot never says that something is absent: it may be older than the thing, and lists lag.
 * Who does not find a thing here asks for it alone.
 */
public final class Snapshots<T> {
    private final Supplier<List<T>> list;
    private final Function<T, String> id;
    private final Duration maxAge;
    private final Clock clock;

    // A lock and not a monitor: those who wait are virtual threads, which a monitor pins.
    private final ReentrantLock flight = new ReentrantLock();
    private volatile long flights;
    private Instant startedAt = Instant.MIN;
    private Map<String, T> things = Map.of();
    private RuntimeException failure;

    /**
     * @param list asks the provider
     * @param id what {@link #find} looks for; things without one are left out
     * @param maxAge how long a snapshot is good, counted from before its list was asked for
     */
    public Snapshots(Supplier<List<T>> list, Function<T, String> id, Duration maxAge, Clock clock) {
        this.list = list;
        this.id = id;
        this.maxAge = maxAge;
        this.clock = clock;
    }

    /**
     * The thing as a list not older than {@code maxAge} shows it; empty when it is not in it, which
     * does not mean that it does not exist.
     *
     * @throws RuntimeException what the list threw
     */
    public Optional<T> find(String wanted) {
        long seen = flights;
        flight.lock();
        try {
            boolean somebodyAskedWhileWeWaited = flights != seen;
            if (somebodyAskedWhileWeWaited && failure != null) {
                throw failure;
            }
            if (failure != null || !clock.instant().isBefore(startedAt.plus(maxAge))) {
                ask();
            }
            return Optional.ofNullable(things.get(wanted));
        } finally {
            flight.unlock();
        }
    }

    private void ask() {
        Instant now = clock.instant();
        try {
            things =
                    list.get().stream()
                            .filter(thing -> id.apply(thing) != null)
                            .collect(Collectors.toMap(id, Function.identity(), (one, twin) -> one));
            startedAt = now;
            failure = null;
        } catch (RuntimeException e) {
            failure = e;
            throw e;
        } finally {
            flights++;
        }
    }
}

package dev.slipway.lifecycle;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How much of one lane may run at once, and how much of it this process may hold besides. Safe for
 * use by many threads.
 */
final class Slots {
    private final int all;
    private final int most;
    private final Semaphore free;
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger held = new AtomicInteger();

    /**
     * @param most claims held, above which nothing more is taken; a list may go beyond it
     */
    Slots(int all, int most) {
        this.all = all;
        this.most = Math.max(all, most);
        this.free = new Semaphore(all);
    }

    /**
     * Takes all that are free but those that others wait for; none while the lane holds enough
     * already.
     */
    int takeAll() {
        if (waiting.get() >= all || held.get() >= most) {
            return 0;
        }
        int taken = free.drainPermits();
        int theirs = Math.min(taken, waiting.get());
        free.release(theirs);
        return taken - theirs;
    }

    void giveBack(int slots) {
        free.release(slots);
    }

    /** So many claims were taken. */
    void hold(int claims) {
        held.addAndGet(claims);
    }

    /** So many claims ended or were handed back. */
    void drop(int claims) {
        held.addAndGet(-claims);
    }

    /**
     * Lets as many of these claims wait as there are slots in all: what waits longer for one is
     * better off elsewhere. Each that may must {@link #await} its turn.
     *
     * @return how many may
     */
    int queue(int claims) {
        int before = waiting.getAndUpdate(now -> now + room(claims, now));
        return room(claims, before);
    }

    private int room(int claims, int now) {
        return Math.min(claims, all - now);
    }

    /** So many that were let wait do not, after all. */
    void leave(int claims) {
        waiting.addAndGet(-claims);
    }

    void await() {
        free.acquireUninterruptibly();
        waiting.decrementAndGet();
    }
}

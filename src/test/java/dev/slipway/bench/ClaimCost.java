package dev.slipway.bench;

import dev.slipway.lifecycle.Claim;
import dev.slipway.lifecycle.WorkItems;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** What a claim of a handful costs while so many others wait, are parked, or just lie there. */
record ClaimCost(WorkItems items, BenchStore store) {
    private static final int CLAIMS = 200;
    private static final int HANDFUL = 32;

    /**
     * Microseconds; the quickest tenth takes at most this, the rest shows what else the machine
     * does.
     */
    long micros(int waiting) {
        store.execute("TRUNCATE work_item");
        store.make(BenchRecord.KIND, waiting, 0);
        store.execute(
                "INSERT INTO work_item (kind, subject, project_id, due_at, parked_at)"
                        + " SELECT 'bench', 'p' || i, 'default', now() - interval '1 day', now()"
                        + " FROM generate_series(1, %d) i".formatted(waiting));
        long[] times = new long[CLAIMS];
        for (int i = 0; i < CLAIMS; i++) {
            store.execute(
                    "INSERT INTO work_item (kind, subject, project_id, due_at) SELECT 'bench',"
                            + " 'c' || i, 'default', clock_timestamp()"
                            + " FROM generate_series(1, %d) i".formatted(HANDFUL));
            long start = System.nanoTime();
            List<Claim> claims = items.claim(Set.of(BenchRecord.KIND), "bench", HANDFUL);
            times[i] = (System.nanoTime() - start) / 1000;
            if (claims.size() != HANDFUL) {
                throw new AssertionError(claims.size() + " claimed");
            }
            // By key, as a settle does: reading the whole table would leave the caches full of it.
            store.execute(
                    "DELETE FROM work_item WHERE kind = 'bench' AND subject = ANY(ARRAY("
                            + "SELECT 'c' || i FROM generate_series(1, %d) i))".formatted(HANDFUL));
        }
        Arrays.sort(times);
        return times[CLAIMS / 10];
    }
}

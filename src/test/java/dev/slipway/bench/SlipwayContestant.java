package dev.slipway.bench;

import dev.slipway.lifecycle.EngineByHand;

/**
 * The engine as it is in production: claim, {@code moveTo}, record, transition and work item saved
 * behind the epoch check.
 */
record SlipwayContestant(String title, String kind, EngineByHand engine, BenchStore store, int jobs)
        implements Contestant {

    @Override
    public void prepare() {
        store.execute("TRUNCATE bench_record");
        store.execute("TRUNCATE work_item");
        store.execute("TRUNCATE transition");
        store.make(kind, jobs, jobs);
    }

    @Override
    public void run() {
        EngineByHand.Running running = engine.start();
        Contestant.until(jobs, store::saved);
        Contestant.until(
                1, () -> store.count("SELECT (NOT EXISTS (SELECT 1 FROM work_item))::int"));
        running.close();
        long history = store.count("SELECT count(*) FROM transition WHERE to_state = 'DONE'");
        long done = store.count("SELECT count(*) FROM bench_record WHERE state = 'DONE'");
        if (history != jobs || done != jobs) {
            throw new AssertionError(history + " transitions, " + done + " records done");
        }
    }
}

package dev.slipway.bench;

import dev.slipway.lifecycle.EngineByHand;
import dev.slipway.lifecycle.WorkItems;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/**
 * How fast the engine is beside two others, all on one durable PostgreSQL in one run. Only on
 * demand: {@code ./slipway bench engine}.
 */
@QuarkusTest
@TestProfile(EngineBench.Bench.class)
class EngineBench {
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
    private static final int WARM = 2;
    private static final int MANY = 100_000;
    private static final int CLAIM_ROUNDS = 6;
    private static final int SIZE = Integer.getInteger("bench.size", 1000);

    /** A database of its own, and no log but warnings. */
    public static class Bench implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.log.level", "WARN");
        }

        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(DurablePostgres.class));
        }
    }

    @Inject EngineByHand engine;
    @Inject DataSource dataSource;
    @Inject BenchStore store;
    @Inject BenchRows rows;
    @Inject WorkItems items;

    @Test
    void engine_besideOthers() throws Exception {
        System.out.printf(
                "%d processors, PostgreSQL %s, fsync %s, synchronous_commit %s%n",
                Runtime.getRuntime().availableProcessors(),
                setting("server_version"),
                setting("fsync"),
                setting("synchronous_commit"));
        tables();
        if (ROUNDS > 0) {
            race();
        }
        claims();
        memory();
    }

    private void claims() {
        ClaimCost cost = new ClaimCost(items, store);
        long alone = Long.MAX_VALUE;
        long crowded = Long.MAX_VALUE;
        for (int round = 0; round < CLAIM_ROUNDS; round++) {
            alone = Math.min(alone, cost.micros(0));
            crowded = Math.min(crowded, cost.micros(MANY));
        }
        System.out.printf(
                "claim of 32: %d us alone, %d us beside %d waiting and %d parked (%+d %%)%n",
                alone, crowded, MANY, MANY, 100 * (crowded - alone) / alone);
    }

    private void memory() {
        store.execute("TRUNCATE work_item");
        long before = heap();
        store.make(BenchRecord.KIND, MANY, 0);
        EngineByHand.Running running = engine.start();
        LockSupport.parkNanos(3_000_000_000L);
        System.out.printf(
                "heap in use: %d MB, and %d MB with %d live items%n", before, heap(), MANY);
        running.close();
    }

    private static long heap() {
        System.gc();
        Runtime jvm = Runtime.getRuntime();
        return (jvm.totalMemory() - jvm.freeMemory()) >> 20;
    }

    private String setting(String name) {
        return store.text("SHOW " + name);
    }

    private void race() throws Exception {
        List<Contestant> all =
                List.of(
                        new SlipwayContestant(
                                "Slipway", BenchRecord.KIND, engine, store, 40 * SIZE),
                        new SlipwayContestant(
                                "one by one", BenchAlone.KIND, engine, store, 8 * SIZE),
                        new DbSchedulerContestant(dataSource, store, rows, 8 * SIZE),
                        new QuartzContestant(dataSource, store, rows, SIZE / 2));
        Map<Contestant, double[]> rates = new LinkedHashMap<>();
        all.forEach(one -> rates.put(one, new double[ROUNDS]));
        for (int round = -WARM; round < ROUNDS; round++) {
            for (Contestant one : round % 2 == 0 ? all : all.reversed()) {
                one.prepare();
                CpuTime before = cpu();
                double rate = measure(one);
                System.out.printf(
                        "%s %-13s %8.0f jobs/s   CPU a job: %s%n",
                        round < 0 ? "warm-up " : "round " + (round + 1) + " ",
                        one.title(),
                        rate,
                        cpu().since(before, one.jobs()));
                if (round >= 0) {
                    rates.get(one)[round] = rate;
                }
            }
        }
        double[] ours = rates.get(all.getFirst());
        for (Contestant one : all) {
            double[] theirs = rates.get(one);
            System.out.printf(
                    "median  %-13s %8.0f jobs/s   Slipway is %.1f x, round by round%n",
                    one.title(), median(theirs), median(ratios(ours, theirs)));
        }
    }

    /** Of the same round, since a machine is not equally fast all the time. */
    private static double[] ratios(double[] ours, double[] theirs) {
        return IntStream.range(0, ROUNDS).mapToDouble(i -> ours[i] / theirs[i]).toArray();
    }

    private static double measure(Contestant one) throws Exception {
        long start = System.nanoTime();
        one.run();
        return one.jobs() * 1e9 / (System.nanoTime() - start);
    }

    private CpuTime cpu() {
        return CpuTime.now(store.count("SELECT pg_backend_pid()"));
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private void tables() {
        store.execute(
                "CREATE TABLE bench_record (id text PRIMARY KEY, state text NOT NULL,"
                        + " version bigint NOT NULL DEFAULT 0, moves int NOT NULL DEFAULT 1,"
                        + " updated_at timestamptz NOT NULL DEFAULT clock_timestamp())");
        store.execute(BenchRows.TABLE);
        DbSchedulerContestant.TABLE.forEach(store::execute);
    }
}

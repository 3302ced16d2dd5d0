package dev.slipway.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.model.preflight.HostileInput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * How long hostile inputs of the preflight take, in a JVM with a heap of 64 MB. Only on demand:
 * {@code ./mvnw test -Dtest=PreflightBench}. Each line has the time of parsing without that of
 * making the input, the median of seven runs after three to warm up.
 */
class PreflightBench {
    private static final int WARM = 3;
    private static final int RUNS = 7;

    @Test
    void hostileInputs_inAHeapOf64Mb() throws Exception {
        Process child =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx64m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                PreflightBench.class.getName())
                        .redirectErrorStream(true)
                        .start();
        // Not inherited: the test runner speaks over its own standard output.
        child.inputReader().lines().forEach(System.out::println);

        assertThat(child.waitFor(10, TimeUnit.MINUTES)).isTrue();
        assertThat(child.exitValue()).isZero();
    }

    public static void main(String[] args) throws IOException {
        System.out.printf("heap %d MB%n", Runtime.getRuntime().maxMemory() >> 20);
        for (HostileInput input : HostileInput.values()) {
            long[] times = new long[RUNS];
            for (int i = -WARM; i < RUNS; i++) {
                long time = parse(input) - drain(input);
                if (i >= 0) {
                    times[i] = time;
                }
            }
            java.util.Arrays.sort(times);
            System.out.printf(
                    "%-20s %-32s %5d ms%n",
                    input, input.code(), Math.max(0, times[RUNS / 2]) / 1_000_000);
        }
    }

    private static long parse(HostileInput input) {
        long start = System.nanoTime();
        try {
            input.parse();
        } catch (RuntimeException refusal) {
            // Its kind is the business of a test.
        }
        return System.nanoTime() - start;
    }

    // As much of it as a refusal has read is not known; so this is the time of all of it.
    private static long drain(HostileInput input) throws IOException {
        if (input.code() != null) {
            return 0;
        }
        long start = System.nanoTime();
        input.drain();
        return System.nanoTime() - start;
    }
}

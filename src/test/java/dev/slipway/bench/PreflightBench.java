package dev.slipway.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.model.preflight.HostileInput;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * How long hostile inputs of the preflight take, in a JVM with a heap of 64 MB. Only on demand:
 * {@code ./mvnw test -Dtest=PreflightBench}. Each line has the time of parsing without that of
 * making the input, the median of seven runs after five to warm up.
 */
class PreflightBench {
    private static final int WARM = 5;
    private static final int RUNS = 7;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

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
        Path file = Files.createTempFile("hostile", ".json");
        try {
            for (HostileInput input : HostileInput.values()) {
                try (OutputStream to = Files.newOutputStream(file)) {
                    input.write(to);
                }
                long[] times = new long[RUNS];
                for (int i = -WARM; i < RUNS; i++) {
                    times[Math.max(0, i)] = parse(input, file);
                }
                Arrays.sort(times);
                System.out.printf(
                        "%-20s %-32s %5d ms of the processor, %6.1f MB%n",
                        input,
                        input.code() == null ? "accepted" : input.code(),
                        times[RUNS / 2] / 1_000_000,
                        Files.size(file) / 1e6);
            }
        } finally {
            Files.delete(file);
        }
    }

    // Not by the clock on the wall: parsing waits for nothing, but others may share the processor.
    private static long parse(HostileInput input, Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            long start = THREADS.getCurrentThreadCpuTime();
            try {
                input.parse(in);
            } catch (RuntimeException refusal) {
                // Its kind is the business of a test.
            }
            return THREADS.getCurrentThreadCpuTime() - start;
        }
    }
}

package dev.slipway.bench;

import java.lang.management.ManagementFactory;
import java.time.Duration;

/** What this process and the database server have used of the processors. */
record CpuTime(long java, long postgres) {

    /**
     * @param backend a server process of the database
     */
    static CpuTime now(long backend) {
        long java =
                ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                        .getProcessCpuTime();
        long postgres =
                ProcessHandle.of(backend).flatMap(ProcessHandle::parent).stream()
                        .flatMap(ProcessHandle::descendants)
                        .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                        .mapToLong(Duration::toNanos)
                        .sum();
        return new CpuTime(java, postgres);
    }

    /** Each job's share, in words. */
    String since(CpuTime before, int jobs) {
        return "%d us Java, %d us PostgreSQL"
                .formatted(
                        (java - before.java) / jobs / 1000,
                        (postgres - before.postgres) / jobs / 1000);
    }
}

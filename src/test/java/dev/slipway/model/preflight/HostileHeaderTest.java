package dev.slipway.model.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each hostile input is refused by name and costs no more memory than is allowed for it. What is
 * held at one moment is less: {@code PreflightBench} shows it in a heap of 64 MB.
 */
class HostileHeaderTest {
    private static final long MIB = 1024 * 1024;

    @ParameterizedTest
    @EnumSource(HostileInput.class)
    void parse_hostileInput_isATypedRefusalInBoundedMemory(HostileInput input) throws Exception {
        long start = allocated();
        input.drain();
        long before = allocated();
        long making = before - start;

        Throwable refusal = catchThrowable(input::parse);

        long used = allocated() - before - making;
        if (input.code() == null) {
            assertThat(refusal).isNull();
        } else {
            assertThat(refusal)
                    .isInstanceOfSatisfying(
                            UnreadableFileException.class,
                            typed -> assertThat(typed.code()).isEqualTo(input.code()));
        }
        assertThat(used).isLessThan(input.mostMib() * MIB);
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean())
                .getCurrentThreadAllocatedBytes();
    }
}

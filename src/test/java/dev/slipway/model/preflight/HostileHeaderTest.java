package dev.slipway.model.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.OutputStream;
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
    void parse_hostileInput_isATypedRefusalInBoundedMemory(HostileInput input) throws IOException {
        long making = input.code() == null ? making(input) : 0;
        long before = allocated();

        Throwable refusal = catchThrowable(() -> input.parse());

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

    /** What the input itself costs when all of it is read. */
    private static long making(HostileInput input) throws IOException {
        long before = allocated();
        input.write(OutputStream.nullOutputStream());
        return allocated() - before;
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean())
                .getCurrentThreadAllocatedBytes();
    }
}

package dev.slipway.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CleanupTest {
    @Test
    void close_twice_endsAllLastInFirstOutAndOnlyOnce() {
        List<String> ended = new ArrayList<>();
        Cleanup cleanup = new Cleanup();
        cleanup.later(() -> ended.add("folder"));
        cleanup.later(
                () -> {
                    throw new IOException("stuck");
                });
        cleanup.later(() -> ended.add("service"));
        cleanup.close();
        cleanup.close();
        assertThat(ended).containsExactly("service", "folder");
        assertThatThrownBy(() -> cleanup.later(() -> ended.add("late")))
                .isInstanceOf(DemoException.class);
        assertThat(ended).endsWith("late");
    }
}

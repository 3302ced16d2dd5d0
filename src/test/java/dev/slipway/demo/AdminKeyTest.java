package dev.slipway.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdminKeyTest {
    @Test
    void in_askedTwice_isTheSameKeyShapedAsTheServiceWants(@TempDir Path folder) {
        Path file = folder.resolve("admin.key");
        String key = AdminKey.in(file);
        assertThat(key).matches("sk-slipway-[a-z0-9]{12}-[a-z0-9]{48}");
        assertThat(AdminKey.in(file)).isEqualTo(key);
    }
}

package dev.slipway.demo;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {
    @Test
    void choose_portTaken_isRefusedByNumber() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> Ports.choose(taken.getLocalPort()))
                    .isInstanceOf(DemoException.class)
                    .hasMessageContaining(String.valueOf(taken.getLocalPort()));
        }
    }
}

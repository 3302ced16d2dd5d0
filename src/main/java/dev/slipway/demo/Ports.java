package dev.slipway.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Ports of the loopback interface. */
final class Ports {
    static final int USUAL = 8080;

    private Ports() {}

    /**
     * @param wanted null: the usual one when it is free, else any
     * @throws DemoException when the wanted one is taken
     */
    static int choose(Integer wanted) {
        if (wanted == null) {
            return isFree(USUAL) ? USUAL : free();
        }
        if (!isFree(wanted)) {
            throw new DemoException(
                    "Port %d cannot be used; it may be taken. Name another with --port, or none."
                            .formatted(wanted));
        }
        return wanted;
    }

    static int free() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new DemoException("No free port: " + e.getMessage(), e);
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}

package dev.slipway.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** Ports of the loopback interface for processes that are started later, or anew. */
public final class FreePorts {
    private static final int FIRST = 12_000;

    /** Where systems begin to give out ports by themselves: any process may get one at any time. */
    private static final int EPHEMERAL = 32_768;

    private static final Set<Integer> TAKEN = ConcurrentHashMap.newKeySet();

    private FreePorts() {}

    /** A port that nobody listens on; never the same twice. */
    public static int take() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, EPHEMERAL);
            if (TAKEN.add(port) && isFree(port)) {
                return port;
            }
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

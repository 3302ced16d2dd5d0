package dev.slipway.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Asks for the addresses of a name; a new question each time, so that answers may change. */
interface Resolver {

    /**
     * @throws UnknownHostException when there is none, or none in time
     */
    List<InetAddress> addresses(String name) throws UnknownHostException;
}

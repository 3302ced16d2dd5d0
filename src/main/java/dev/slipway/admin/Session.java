package dev.slipway.admin;

import dev.slipway.access.KeyTable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * Somebody who is signed in.
 *
 * @param id what the cookie holds; kept nowhere else
 * @param key the key he signed in with, which still counts
 */
record Session(String id, KeyTable.Entry key) {

    /**
     * What a form must bring back. Made from the id, which no other site can read, and says nothing
     * about it.
     */
    String csrf() {
        return HexFormat.of().formatHex(Digests.sha256("csrf:" + id));
    }

    boolean hasCsrf(String given) {
        return given != null
                && MessageDigest.isEqual(
                        csrf().getBytes(StandardCharsets.UTF_8),
                        given.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "session of " + key.id();
    }
}

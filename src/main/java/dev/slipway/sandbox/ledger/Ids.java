package dev.slipway.sandbox.ledger;

import dev.slipway.sandbox.web.Digests;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Ids of new things: a digest of the ledger's own salt and its length, so that two ledgers never
 * give out the same one and a client of an emptied sandbox cannot mistake a new thing for its old.
 */
final class Ids {
    private String salt = "";

    static String newSalt() {
        byte[] bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    void salt(String fromLedger) {
        salt = fromLedger;
    }

    String next(int length) {
        return Digests.sha256(salt + ":" + length).substring(0, 32);
    }
}

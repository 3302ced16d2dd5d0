package dev.slipway.access;

import dev.slipway.platform.DatabaseChecks.RefusedException;
import dev.slipway.platform.StateDir;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The key that all secrets are sealed with: 32 bytes in base64 from {@code SLIPWAY_MASTER_KEY},
 * else a file of mode 0600 in the state folder, made at random on the first run. Several replicas
 * need the environment's, since each has a state folder of its own.
 */
@ApplicationScoped
class MasterKey {
    private static final int BYTES = 32;
    private static final int ID_DIGITS = 8;
    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private final byte[] key;

    MasterKey(@ConfigProperty(name = "slipway.master-key") Optional<String> given, StateDir state) {
        this.key =
                given.filter(text -> !text.isBlank())
                        .map(text -> decode(text, "SLIPWAY_MASTER_KEY"))
                        .orElseGet(() -> fromFile(state.file("master.key")));
    }

    SecretKey aes() {
        return new SecretKeySpec(key, "AES");
    }

    /** Tells one key from another and nothing about it. */
    String id() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key);
            return HexFormat.of().formatHex(digest).substring(0, ID_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] fromFile(Path file) {
        try {
            if (!Files.exists(file)) {
                byte[] fresh = new byte[BYTES];
                new SecureRandom().nextBytes(fresh);
                StateDir.write(file, Base64.getEncoder().encodeToString(fresh));
            }
            Set<PosixFilePermission> mode = Files.getPosixFilePermissions(file);
            if (!OWNER_ONLY.containsAll(mode)) {
                throw new RefusedException(
                        "The master key in %s can be read by others: run chmod 600 on it."
                                .formatted(file));
            }
            return decode(Files.readString(file).trim(), file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the master key " + file, e);
        }
    }

    private static byte[] decode(String text, String where) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text.trim());
            if (bytes.length == BYTES) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            // Said below, without the text.
        }
        throw new RefusedException(
                "%s is not a master key: it takes 32 random bytes in base64, as 'openssl rand -base64 32' gives."
                        .formatted(where));
    }
}

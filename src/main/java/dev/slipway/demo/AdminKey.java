package dev.slipway.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.stream.Collectors;

/** The key that the demo gives to its service: {@code sk-slipway-<12>-<48>} of a-z and 0-9. */
final class AdminKey {
    private static final String SIGNS = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final SecureRandom RANDOM = new SecureRandom();

    private AdminKey() {}

    /** The key kept in {@code file}, or a new one, kept there for the owner's eyes only. */
    static String in(Path file) {
        try {
            if (Files.exists(file)) {
                return Files.readString(file).strip();
            }
            String key = "sk-slipway-" + random(12) + "-" + random(48);
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, key);
            return key;
        } catch (IOException e) {
            throw new DemoException("Cannot keep the key in " + file + ": " + e, e);
        }
    }

    static String random(int length) {
        return RANDOM.ints(length, 0, SIGNS.length())
                .mapToObj(i -> String.valueOf(SIGNS.charAt(i)))
                .collect(Collectors.joining());
    }
}

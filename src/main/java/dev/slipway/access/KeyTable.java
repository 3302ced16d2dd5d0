package dev.slipway.access;

import dev.slipway.platform.ProjectId;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * All keys that count, in memory and immutable: the gateway asks here also while the database is
 * away.
 */
public final class KeyTable {
    private final Map<String, Entry> byPublicId;

    public KeyTable(List<Entry> entries) {
        this.byPublicId =
                entries.stream().collect(Collectors.toMap(Entry::publicId, Function.identity()));
    }

    /**
     * One key; its hash is no secret worth having, since the secret it stands for is 240 random
     * bits.
     */
    public record Entry(
            String id,
            ProjectId project,
            Role role,
            String publicId,
            byte[] secretHash,
            Instant expiresAt) {

        boolean counts(Instant now) {
            return expiresAt == null || expiresAt.isAfter(now);
        }
    }

    /** Whose key this is; empty for anything else, whatever is wrong with it. */
    public Optional<Entry> find(String text, Instant now) {
        return KeyText.parse(text)
                .flatMap(
                        key ->
                                Optional.ofNullable(byPublicId.get(key.publicId()))
                                        .filter(
                                                entry ->
                                                        MessageDigest.isEqual(
                                                                entry.secretHash(), key.hash())))
                .filter(entry -> entry.counts(now));
    }

    /** The key of this id, while it counts: what a session made with it stands on. */
    public Optional<Entry> withId(String id, Instant now) {
        return byPublicId.values().stream()
                .filter(entry -> entry.id().equals(id))
                .filter(entry -> entry.counts(now))
                .findFirst();
    }

    public List<Entry> entries() {
        return List.copyOf(byPublicId.values());
    }
}

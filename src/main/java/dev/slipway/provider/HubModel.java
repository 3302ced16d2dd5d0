package dev.slipway.provider;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a hub says of a repository at one revision.
 *
 * @param id canonical spelling, whatever was asked for
 * @param commit 40 hex digits
 * @param lastModified when the last commit was made, or null
 * @param parameters count by dtype, as the hub reckons it; empty when it does not
 * @param scan null when the hub did not tell
 */
public record HubModel(
        String id,
        String commit,
        Access access,
        Card card,
        Instant lastModified,
        Map<String, Long> parameters,
        Scan scan) {

    /**
     * @param gated {@code auto} or {@code manual}, null when open
     */
    public record Access(boolean isPrivate, String gated, boolean disabled) {}

    /**
     * What its owner wrote; hints only.
     *
     * @param library such as {@code peft}, or null
     * @param baseModels as the card names them, in that order
     */
    public record Card(String library, List<String> tags, List<String> baseModels) {}

    /**
     * @param done false while files are still being looked at
     */
    public record Scan(boolean done, List<Issue> issues) {}

    /**
     * A file that the hub's scanners object to.
     *
     * @param level raw word, such as {@code unsafe} or {@code suspicious}; null when not told
     */
    public record Issue(String path, String level) {}
}

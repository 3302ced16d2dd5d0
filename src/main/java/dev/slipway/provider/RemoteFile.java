package dev.slipway.provider;

/**
 * A file at the provider.
 *
 * @param status the provider's own word ({@code PENDING, QUEUED, RUNNING, COMPLETED, FAILED,
 *     INVALID_FORMAT} are known), null when it gives none
 * @param problem why the provider found the file unusable, or null
 */
public record RemoteFile(String id, String name, long bytes, String status, String problem) {

    /** True when the provider has finished looking at the file and will accept it. */
    public boolean usable() {
        return !refused() && (status == null || status.equals("COMPLETED"));
    }

    public boolean refused() {
        return problem != null || "FAILED".equals(status) || "INVALID_FORMAT".equals(status);
    }
}

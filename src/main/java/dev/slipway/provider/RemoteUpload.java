package dev.slipway.provider;

/**
 * A job that fetches weights into a model record (generation V2). Every part but {@code id} may be
 * null.
 *
 * @param id {@code job_...}
 * @param modelId {@code ml_...}: by it an upload whose answer was lost is found again
 * @param status raw word such as {@code REMOTE_UPLOAD_STATUS_RUNNING}; open
 * @param message the provider's own words, without queries of URLs and tokens
 * @param restartCount restarts of the provider's worker so far
 */
public record RemoteUpload(
        String id,
        String modelId,
        String status,
        String message,
        Integer restartCount,
        Integer maxRestarts) {

    /**
     * @param word bare, such as {@code SUCCEEDED}
     */
    public boolean in(String word) {
        return ("REMOTE_UPLOAD_STATUS_" + word).equals(status);
    }

    /**
     * True for {@code FAILED}, and for {@code ERROR} when the provider restarts its worker no more.
     * A counter that is not said is 0: Together's JSON leaves zeros out.
     */
    public boolean failed() {
        return in("FAILED") || in("ERROR") && zero(restartCount) >= zero(maxRestarts);
    }

    private static int zero(Integer count) {
        return count == null ? 0 : count;
    }
}

package dev.slipway.provider;

import java.util.List;

/** Takes weights from elsewhere into the provider's account (generation V1). Uploads are free. */
public interface UploadHost {

    /**
     * Starts an upload: sent once, never resent. A success without a job id means that the weights
     * were there already.
     *
     * @throws ProviderException {@link FailureKind#CONFLICT} with {@link Outcome#UNKNOWN} for a
     *     name that is taken: it may be taken by our own earlier attempt
     */
    StartedUpload upload(UploadRequest request);

    UploadJob job(String id);

    /**
     * All jobs of the account, whole. An upload whose answer was lost is found by {@link
     * UploadJob#bareName()}.
     */
    List<UploadJob> jobs();
}

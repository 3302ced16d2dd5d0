package dev.slipway.provider;

import java.util.List;

/** The provider's registry of custom models (generation V2). */
public interface ModelRegistry {

    /**
     * Makes a model record: free, sent once.
     *
     * @param name bare, without the project's slug
     * @param type {@code model} or {@code adapter}
     */
    RemoteModel create(String name, String type, String baseModelId);

    RemoteModel model(String id);

    List<RemoteModel> models();

    void delete(String id);

    /**
     * Starts to fetch weights into a model record: free, sent once, never resent. When its answer
     * is lost, look in {@link #uploads()} for the model's id.
     *
     * @param modelId {@code ml_...}
     */
    RemoteUpload upload(String modelId, WeightsSource source);

    /** What happened to an upload so far. */
    List<UploadEvent> events(String uploadId);

    /** All uploads of the project. */
    List<RemoteUpload> uploads();

    RemoteUpload upload(String uploadId);

    /** The model's revisions with their validation; wait for it after the upload succeeded. */
    List<RemoteRevision> revisions(String modelId);
}

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
}

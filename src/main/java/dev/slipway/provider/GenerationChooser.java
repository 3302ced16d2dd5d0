package dev.slipway.provider;

/** Decides in which API generation new records are made; what exists keeps its own. */
public interface GenerationChooser {

    /**
     * The generation for new models and deployments. Asked before anything is trained or uploaded.
     *
     * @throws ProviderException {@link FailureKind#GENERATION_CLOSED} when this account or setting
     *     cannot deploy in any; its hint says what to change
     */
    Generation choose();
}

package dev.slipway.provider;

import java.util.List;

/** Lets models judge answers at the provider. Only {@link #start} costs money. */
public interface EvaluationHost {

    /**
     * Starts an evaluation: sent once, never resent.
     *
     * @return with id and status only
     */
    RemoteEvaluation start(EvaluationRequest request);

    RemoteEvaluation evaluation(String id);

    /**
     * The newest evaluations. There is no further page.
     *
     * @param limit at least 1
     */
    List<RemoteEvaluation> evaluations(int limit);

    /** Names of models that can judge or be judged. */
    List<String> models(EvaluationRequest.Source source);
}

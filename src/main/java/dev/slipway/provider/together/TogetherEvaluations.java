package dev.slipway.provider.together;

import dev.slipway.provider.EvaluationHost;
import dev.slipway.provider.EvaluationRequest;
import dev.slipway.provider.RemoteEvaluation;
import dev.slipway.provider.together.Call.Act;
import io.smallrye.faulttolerance.api.CircuitBreakerName;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;

@ApplicationScoped
@Guarded
@CircuitBreaker(
        failOn = {ProviderUnavailable.class, TimeoutException.class},
        requestVolumeThreshold = 10,
        delay = Guard.OPEN_SECONDS,
        delayUnit = ChronoUnit.SECONDS)
@Timeout(value = 60, unit = ChronoUnit.SECONDS)
class TogetherEvaluations implements EvaluationHost {
    private final TogetherClients clients;

    TogetherEvaluations(TogetherClients clients) {
        this.clients = clients;
    }

    @Override
    @Guarded(value = "start the evaluation", creates = true)
    @CircuitBreakerName("together-evaluation-start")
    public RemoteEvaluation start(EvaluationRequest request) {
        EvaluationsApi api = clients.evaluations();
        return Calls.create(
                new Call(
                        Act.CREATE,
                        "start the evaluation of " + request.inputFile(),
                        Redaction.of(EvaluationBody.tokens(request))),
                () -> api.start(EvaluationBody.of(request)),
                EvaluationReadings::evaluation);
    }

    @Override
    @CircuitBreakerName("together-evaluation")
    @Retry(retryOn = ProviderUnavailable.class, maxRetries = 2, delay = 300, jitter = 200)
    public RemoteEvaluation evaluation(String id) {
        EvaluationsApi api = clients.evaluations();
        return Calls.read(
                "show the evaluation " + id,
                () -> api.evaluation(id),
                EvaluationReadings::evaluation);
    }

    @Override
    @CircuitBreakerName("together-evaluations")
    @Retry(retryOn = ProviderUnavailable.class, maxRetries = 2, delay = 300, jitter = 200)
    public List<RemoteEvaluation> evaluations(int limit) {
        EvaluationsApi api = clients.evaluations();
        return Calls.read(
                "list the evaluations",
                () -> api.list(limit),
                list -> Items.of(list, EvaluationReadings::evaluation));
    }

    @Override
    @CircuitBreakerName("together-evaluation-models")
    @Retry(retryOn = ProviderUnavailable.class, maxRetries = 2, delay = 300, jitter = 200)
    public List<String> models(EvaluationRequest.Source source) {
        EvaluationsApi api = clients.evaluations();
        return Calls.read(
                "list the models that can judge",
                () -> api.models(EvaluationBody.word(source)),
                EvaluationReadings::models);
    }
}

package dev.slipway.provider.together;

import dev.slipway.provider.together.Call.Act;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.time.Duration;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;

/** Outside fault tolerance (priority 4010), so that it sees what that throws. */
@Guarded
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
class Guard {
    /** As long as the breakers of the adapters stay open. */
    static final int OPEN_SECONDS = 10;

    @AroundInvoke
    Object translate(InvocationContext invocation) throws Exception {
        try {
            return invocation.proceed();
        } catch (CircuitBreakerOpenException open) {
            throw TogetherErrors.circuitOpen(Duration.ofSeconds(OPEN_SECONDS), open);
        } catch (TimeoutException late) {
            Guarded guarded = invocation.getInterceptorBinding(Guarded.class);
            throw TogetherErrors.noAnswer(
                    new Call(guarded.creates() ? Act.CREATE : Act.READ, guarded.value()), late);
        }
    }
}

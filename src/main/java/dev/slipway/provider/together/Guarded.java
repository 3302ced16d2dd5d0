package dev.slipway.provider.together;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Puts {@link Guard} around an adapter's methods: whatever fault tolerance throws leaves as a
 * {@code ProviderException}.
 */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@interface Guarded {

    /** Completes "Together did not ...". */
    @Nonbinding
    String value() default "answer";

    /** True when the method makes something, so that a call given up may have made it. */
    @Nonbinding
    boolean creates() default false;
}

package dev.slipway.lifecycle;

import java.util.List;
import java.util.Map;

/**
 * A handler that can look at many items at once. Worth it where most looks end in nothing to do, or
 * in a change that saves in a list ({@link ListChange}).
 */
public interface BulkHandler extends WorkHandler {

    /**
     * Settles those it can settle quickly; all others, and all when it throws, go through {@link
     * #work} one by one, here or at another replica. May share one snapshot of a provider; must not
     * call a provider for a single item, since all the others would wait for it.
     *
     * @param claims at least two, of this kind
     */
    Map<Claim, Settlement> workAll(List<Claim> claims);
}

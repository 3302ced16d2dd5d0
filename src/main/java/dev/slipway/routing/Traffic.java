package dev.slipway.routing;

import dev.slipway.deployment.Activity;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers, in memory, which targets were asked and which were asked for in vain. Noting costs the
 * event loop next to nothing; names come from the route table and from evaluations, so they are
 * few.
 */
@ApplicationScoped
public class Traffic implements Activity {
    private final Map<String, Long> used = new ConcurrentHashMap<>();
    private final Set<String> wanted = ConcurrentHashMap.newKeySet();

    /**
     * A request is sent, or its answer goes on.
     *
     * @param inferenceName what the provider calls the target
     */
    public void used(String inferenceName) {
        used.put(inferenceName, System.nanoTime());
    }

    /** A request was meant for a target that is not ready. */
    public void wanted(String inferenceName) {
        wanted.add(inferenceName);
    }

    @Override
    public Seen drain() {
        Map<String, Long> asked = new HashMap<>(used);
        // Only what was copied: a request in between stays for the next time.
        asked.forEach(used::remove);
        Set<String> missed = new HashSet<>(wanted);
        wanted.removeAll(missed);
        return new Seen(asked, missed);
    }
}

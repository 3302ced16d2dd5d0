package dev.slipway.storm;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** What the harness itself did, as it happens. */
final class Events implements AutoCloseable {
    private final JsonLines file;
    private final Map<String, Integer> counts = new TreeMap<>();

    Events(JsonLines file) {
        this.file = file;
    }

    /**
     * @param what kill, pause (at random), stop (at a crash point), cont, crash, pg-kill, fault,
     *     quartz, upgrade, start, heal, befell, quiet, or failed: what the harness could not do
     * @param target what it befell
     * @param detail more about it, may be empty
     */
    synchronized void add(String what, String target, String detail) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("at", Instant.now().toString());
        line.put("what", what);
        line.put("target", target);
        line.put("detail", detail);
        file.add(line);
        counts.merge(what, 1, Integer::sum);
    }

    synchronized int count(String what) {
        return counts.getOrDefault(what, 0);
    }

    @Override
    public void close() {
        file.close();
    }
}

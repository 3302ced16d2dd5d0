package dev.slipway.sandbox.switches;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.clock.Phase;
import dev.slipway.sandbox.clock.Timeline;
import dev.slipway.sandbox.ledger.Act;
import dev.slipway.sandbox.ledger.Journal;
import dev.slipway.sandbox.web.Json;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** How the sandbox takes what is in doubt at the moment; kept in the ledger. */
public final class Switches {
    private static final String SET = "switches.set";

    private final Journal journal;
    private final Map<String, Long> reads = new HashMap<>();
    private Doubts doubts = Doubts.DEFAULT;

    public Switches(Journal journal) {
        this.journal = journal;
        journal.on(SET, entry -> doubts = Json.read(entry.data(), Doubts.class));
    }

    public Doubts doubts() {
        return doubts;
    }

    /** Nothing in doubt is set otherwise than {@link Doubts#DEFAULT}, unless somebody asks. */
    public ObjectNode json() {
        return Json.tree(doubts);
    }

    /**
     * Sets what {@code changes} has and leaves the rest.
     *
     * @throws IllegalArgumentException for an unknown switch or position, which it names
     */
    public void set(ObjectNode changes) {
        ObjectNode wanted = json();
        changes.properties()
                .forEach(
                        change -> {
                            if (!wanted.has(change.getKey())) {
                                throw new IllegalArgumentException(
                                        "no such switch: %s; there are %s"
                                                .formatted(change.getKey(), names(wanted)));
                            }
                            wanted.set(change.getKey(), change.getValue());
                        });
        Doubts next = parsed(wanted);
        if (!next.equals(doubts)) {
            journal.record(Act.of(null, SET, null, null).with(next));
        }
    }

    private static String names(ObjectNode node) {
        return String.join(", ", node.properties().stream().map(Map.Entry::getKey).toList());
    }

    /** The same from words: {@code true}, {@code 60} for seconds or a number, {@code PT1M}. */
    public void set(Map<String, String> words) {
        ObjectNode changes = Json.object();
        words.forEach(
                (name, word) -> {
                    switch (word) {
                        case "true", "on" -> changes.put(name, true);
                        case "false", "off" -> put(changes, name, word);
                        default -> {
                            if (word.matches("\\d{1,9}")) {
                                changes.put(name, Integer.parseInt(word));
                            } else {
                                changes.put(name, word);
                            }
                        }
                    }
                });
        set(changes);
    }

    /** Names have an {@code off} of their own. */
    private static void put(ObjectNode changes, String name, String word) {
        if (name.equals("names")) {
            changes.put(name, word);
        } else {
            changes.put(name, false);
        }
    }

    private static Doubts parsed(ObjectNode wanted) {
        try {
            return Json.MAPPER.treeToValue(wanted, Doubts.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a switch: " + e.getOriginalMessage(), e);
        }
    }

    /** What a state looks like to somebody who asks for it now. */
    public Phase told(String id, Timeline timeline, Instant now) {
        long before = reads.merge(id, 1L, Long::sum) - 1;
        return doubts.status().told(timeline, now, before);
    }
}

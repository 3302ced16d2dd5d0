package dev.slipway.sandbox.switches;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.slipway.sandbox.clock.Phase;
import dev.slipway.sandbox.clock.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** How a state is told; the state itself is never touched. */
public enum StatusForm {
    /** As it is. */
    STEADY {
        @Override
        Phase told(List<Phase> past, Instant now, long reads) {
            return past.getLast();
        }
    },
    /** Every second time the state before. */
    JITTER {
        @Override
        Phase told(List<Phase> past, Instant now, long reads) {
            return reads % 2 == 0 ? past.getLast() : before(past);
        }
    },
    /** After half a minute of a new state, the state before again for half a minute. */
    REGRESS {
        @Override
        Phase told(List<Phase> past, Instant now, long reads) {
            Duration age = Duration.between(past.getLast().from(), now);
            boolean back = age.compareTo(HALF_MINUTE) >= 0 && age.compareTo(MINUTE) < 0;
            return back ? before(past) : past.getLast();
        }
    },
    /** A word that no document has, for the first half minute of a new state. */
    UNKNOWN {
        @Override
        Phase told(List<Phase> past, Instant now, long reads) {
            Phase last = past.getLast();
            boolean fresh = Duration.between(last.from(), now).compareTo(HALF_MINUTE) < 0;
            return fresh && past.size() > 1
                    ? new Phase(last.from(), strange(last.state()), last.message(), last.ready())
                    : last;
        }
    };

    private static final Duration HALF_MINUTE = Duration.ofSeconds(30);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final String STRANGE = "RECALIBRATING";

    /**
     * @param past phases that have begun, at least one
     * @param reads how often the thing was looked at before
     */
    abstract Phase told(List<Phase> past, Instant now, long reads);

    Phase told(Timeline timeline, Instant now, long reads) {
        List<Phase> past = timeline.cutAt(now).phases();
        return past.isEmpty() ? timeline.at(now) : told(past, now, reads);
    }

    private static Phase before(List<Phase> past) {
        return past.get(Math.max(0, past.size() - 2));
    }

    /** In the manner of the words that the thing has. */
    private static String strange(String word) {
        int state = word.indexOf("_STATE_") + word.indexOf("_STATUS_") + 1;
        String prefix = state < 0 ? "" : word.substring(0, word.indexOf('_', state + 1) + 1);
        return word.equals(word.toLowerCase(Locale.ROOT))
                ? STRANGE.toLowerCase(Locale.ROOT)
                : prefix + STRANGE;
    }

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    static StatusForm of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}

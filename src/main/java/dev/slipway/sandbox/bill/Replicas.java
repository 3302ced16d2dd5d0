package dev.slipway.sandbox.bill;

import dev.slipway.sandbox.clock.Phase;
import dev.slipway.sandbox.clock.Timeline;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What replicas cost: every started minute of every ready one. */
public final class Replicas {
    private Replicas() {}

    /** One charge for each stretch of the same number of replicas. */
    public static List<Charge> charges(
            String id, String name, Timeline timeline, BigDecimal centsPerMinute, Instant now) {
        List<Charge> charges = new ArrayList<>();
        for (int i = 0; i < timeline.phases().size(); i++) {
            Phase phase = timeline.phases().get(i);
            long minutes = minutes(phase.from(), timeline.endOf(i, now));
            if (phase.ready() > 0 && minutes > 0) {
                BigDecimal count = BigDecimal.valueOf(minutes * phase.ready());
                String key = id + "@" + phase.from();
                BigDecimal cents = centsPerMinute.multiply(count);
                boolean open = !timeline.endOf(i, now).isBefore(now);
                charges.add(new Charge(key, id, name, "replicas", cents, open));
            }
        }
        return charges;
    }

    private static long minutes(Instant from, Instant to) {
        return Math.ceilDiv(Math.max(0, Duration.between(from, to).toMillis()), 60_000);
    }
}

package dev.slipway.bench;

import dev.slipway.lifecycle.Claim;
import dev.slipway.lifecycle.Settlement;
import dev.slipway.lifecycle.WorkHandler;
import jakarta.enterprise.context.ApplicationScoped;

/** As {@link BenchWork}, by a room that looks at each record and saves it by itself. */
@ApplicationScoped
public class BenchAlone implements WorkHandler {
    static final String KIND = "bench-alone";

    private final BenchWork work;

    BenchAlone(BenchWork work) {
        this.work = work;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Settlement work(Claim claim) {
        Settlement listed = work.work(claim);
        return Settlement.done(() -> listed.change().run());
    }
}

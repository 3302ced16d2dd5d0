package dev.slipway.deployment;

import dev.slipway.lifecycle.Change;
import dev.slipway.lifecycle.Transitions;
import dev.slipway.lifecycle.Tx;
import dev.slipway.platform.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import org.jboss.logging.Logger;

/** Says loudly, once an hour, what was to stop, does not, and costs money. */
@ApplicationScoped
class StillBilling {
    private static final Logger LOG = Logger.getLogger(StillBilling.class);
    static final Actor GUARD = new Actor("guard:stop");

    /** Kind of the transitions about leases. */
    static final String KIND = "lease";

    private final Leases leases;
    private final Transitions transitions;

    StillBilling(Leases leases, Transitions transitions) {
        this.leases = leases;
        this.transitions = transitions;
    }

    /** It was to be stopped. */
    void say(Deployment d, RuntimeException failure) {
        say(
                d,
                "STILL_BILLING",
                "%s was to be stopped and may go on to bill %s: %s. Stop %s by hand at the provider, or mend the cause"
                        .formatted(
                                d.id,
                                Money.perHourInWords(d),
                                failure.getMessage(),
                                d.externalId == null ? d.endpointId : d.externalId));
    }

    /** It serves, and nobody looks after it. */
    void unwatched(Deployment d) {
        say(
                d,
                "UNWATCHED",
                "%s bills %s and nobody watches it, since its work item is parked or the provider refuses us: it is stopped when its lease ends and the provider allows it. Look at the reason on its model's page, mend it, and ask for something (stop, keep), which lets the worker try again"
                        .formatted(d.id, Money.perHourInWords(d)));
    }

    private void say(Deployment d, String what, String why) {
        Map<String, Object> data = new HashMap<>();
        data.put("externalId", d.externalId);
        data.put("usdPerHour", Money.usdPerHour(d));
        Tx.run(
                () -> {
                    if (leases.mayAlarm(d.id)) {
                        LOG.error(why);
                        transitions.note(
                                new Change(d.project(), KIND, d.id, what, why, GUARD), data);
                    }
                });
    }
}

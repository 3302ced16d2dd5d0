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

    void say(Deployment d, RuntimeException failure) {
        String why =
                "%s was to be stopped and may go on to bill %s: %s. Stop %s by hand at the provider, or mend the cause"
                        .formatted(
                                d.id,
                                Money.perHourInWords(d),
                                failure.getMessage(),
                                d.externalId == null ? d.endpointId : d.externalId);
        Tx.run(
                () -> {
                    if (leases.mayAlarm(d.id)) {
                        LOG.error(why);
                        Map<String, Object> data = new HashMap<>();
                        data.put("externalId", d.externalId);
                        data.put("usdPerHour", Money.usdPerHour(d));
                        transitions.note(
                                new Change(d.project(), KIND, d.id, "STILL_BILLING", why, GUARD),
                                data);
                    }
                });
    }
}

package dev.slipway.webhook;

import dev.slipway.lifecycle.DatabaseFacts;
import dev.slipway.lifecycle.Installation;
import dev.slipway.lifecycle.Sql;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Instant;

/** The database's time, turned together with {@link TurnedClock}. */
@Alternative
@Singleton
class TurnedFacts extends DatabaseFacts {
    TurnedFacts(Sql sql, Installation installation) {
        super(sql, installation);
    }

    @Override
    public Instant now() {
        return super.now().plus(TurnedClock.ahead());
    }
}

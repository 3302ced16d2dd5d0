package dev.slipway.deployment.sweep;

import dev.slipway.lifecycle.Installation;
import dev.slipway.provider.FailureKind;
import dev.slipway.provider.Generation;
import dev.slipway.provider.ProviderException;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Everything of ours at the provider, list by list; one that fails does not stop the others. */
@ApplicationScoped
class Inventory {
    private static final Logger LOG = Logger.getLogger(Inventory.class);

    private final List<Place> places;
    private final Installation installation;

    Inventory(@All List<Place> places, Installation installation) {
        this.places = places;
        this.installation = installation;
    }

    /**
     * @param answered the places whose lists are whole
     * @param failures one sentence for each part that could not be read
     */
    record Listing(List<Thing> things, List<Place> answered, List<String> failures) {

        /** Whether it would be among the things if it were there. */
        boolean covers(Thing.Key key) {
            return covers(key.generation(), key.kind());
        }

        boolean covers(Generation generation, Kind kind) {
            return answered.stream()
                    .anyMatch(p -> p.generation() == generation && p.kinds().contains(kind));
        }

        Optional<Thing> find(Thing.Key key) {
            return things.stream().filter(thing -> thing.key().equals(key)).findFirst();
        }
    }

    Names names() {
        return new Names(installation.id());
    }

    Listing list(Names names) {
        List<Thing> things = new ArrayList<>();
        List<Place> answered = new ArrayList<>();
        List<String> failures = new ArrayList<>();
        for (Place place : places) {
            List<String> gaps = new ArrayList<>();
            try {
                things.addAll(place.list(names, gaps::add));
            } catch (RuntimeException e) {
                if (!closed(e)) {
                    gaps.add(e.getMessage());
                }
            }
            if (gaps.isEmpty()) {
                answered.add(place);
            }
            for (String gap : gaps) {
                failures.add(place.generation() + " " + place.kinds() + ": " + gap);
                LOG.warnf("Not swept: %s", failures.getLast());
            }
        }
        return new Listing(things, answered, failures);
    }

    /** An account without this generation has nothing in it. */
    private static boolean closed(RuntimeException e) {
        return e instanceof ProviderException no
                && (no.kind() == FailureKind.GENERATION_CLOSED
                        || no.kind() == FailureKind.NOT_FOUND);
    }

    Place of(Thing.Key key) {
        return places.stream()
                .filter(p -> p.generation() == key.generation() && p.kinds().contains(key.kind()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No list has " + key));
    }
}

package dev.slipway.model.preflight;

import java.util.Optional;

/** Inspections that were made before, by commit and version of the rules. */
interface Inspections {
    /** For what is never looked up again. */
    Inspections NONE =
            new Inspections() {
                @Override
                public Optional<Inspection> find(Inspection.Key key) {
                    return Optional.empty();
                }

                @Override
                public void keep(Inspection.Key key, Inspection inspection) {}
            };

    /** The caller has seen that whoever asks may read the repository. */
    Optional<Inspection> find(Inspection.Key key);

    /** The first one stays. */
    void keep(Inspection.Key key, Inspection inspection);
}

package dev.slipway.lifecycle.safemode;

import dev.slipway.lifecycle.Standing;
import dev.slipway.lifecycle.Standing.Witness;

/**
 * What tells this database from copies of it.
 *
 * @param xmin the transaction that wrote the row, as the server says; a restored row has another
 * @param writtenBy the transaction that wrote the row, as the row says
 * @param lineage grows with each time a person accepted the database
 * @param beat grows while the service runs
 */
record Mark(long xmin, long writtenBy, ServerFacts.Facts server, long lineage, long beat) {

    boolean sameRow() {
        return Standing.sameRow(xmin, writtenBy);
    }

    /** What a process remembers of it. */
    Witness witness() {
        return new Witness(lineage, beat);
    }
}

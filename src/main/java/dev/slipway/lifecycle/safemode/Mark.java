package dev.slipway.lifecycle.safemode;

/**
 * What tells this database from copies of it.
 *
 * @param xmin the transaction that wrote the row, as the server says; a restored row has another
 * @param writtenBy the transaction that wrote the row, as the row says
 * @param lineage grows with each time a person accepted the database
 * @param beat grows while the service runs
 */
record Mark(long xmin, long writtenBy, ServerFacts.Facts server, long lineage, long beat) {
    private static final long XID_BITS = 0xffff_ffffL;

    boolean sameRow() {
        return xmin == (writtenBy & XID_BITS);
    }

    /** What a process remembers of it. */
    Witness witness() {
        return new Witness(lineage, beat);
    }

    /** What was acknowledged to a process. Lives in its memory, where no backup reaches. */
    record Witness(long lineage, long beat) {

        /** Whether a database that says this has forgotten what was acknowledged. */
        boolean isAheadOf(Mark mark) {
            return lineage > mark.lineage || lineage == mark.lineage && beat > mark.beat;
        }
    }
}

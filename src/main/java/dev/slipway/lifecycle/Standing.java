package dev.slipway.lifecycle;

import java.util.Map;

/**
 * What this process may do at a provider at this moment: what the database says, held against what
 * the process remembers of both.
 *
 * @param safeMode nothing may be created or changed
 * @param historyLost a name that was never used by what we know may be taken: each first create is
 *     preceded by a look
 * @param elsewhere the provider's answers may be about another account than the one our things are
 *     in: what is not found there is not absent
 * @param why a sentence; null when there is nothing to say
 */
public record Standing(boolean safeMode, boolean historyLost, boolean elsewhere, String why) {
    private static final long XID_BITS = 0xffff_ffffL;

    public boolean mayCreate() {
        return !safeMode && !elsewhere;
    }

    /** What was acknowledged to a process. Lives in its memory, where no backup reaches. */
    public record Witness(long lineage, long beat) {

        /** Whether a database that says {@code that} has forgotten what was acknowledged. */
        public boolean isAheadOf(Witness that) {
            return lineage > that.lineage || lineage == that.lineage && beat > that.beat;
        }
    }

    /**
     * What a process remembers.
     *
     * @param witness of the database; null when it has just begun
     * @param accounts whose its keys are, by purpose, as the provider says; blank when it does not
     */
    record Memory(Witness witness, Map<String, String> accounts) {}

    /**
     * What the database says.
     *
     * @param mark of this database; null when it has none yet
     * @param sameRow whether the mark's row was written where it is read
     * @param accounts in which our things are, by purpose
     */
    record Rows(
            boolean safeMode,
            boolean historyLost,
            Witness mark,
            boolean sameRow,
            Map<String, String> accounts) {}

    /** PostgreSQL keeps the lower half of a transaction's number in each row. */
    public static boolean sameRow(long xmin, long writtenBy) {
        return xmin == (writtenBy & XID_BITS);
    }

    static Standing of(Rows rows, Memory memory) {
        boolean forgot =
                rows.mark() != null
                        && (!rows.sameRow()
                                || memory.witness() != null
                                        && memory.witness().isAheadOf(rows.mark()));
        boolean other = false;
        boolean untold = false;
        for (Map.Entry<String, String> home : rows.accounts().entrySet()) {
            String mine = memory.accounts().get(home.getKey());
            untold |= mine == null;
            other |= mine != null && !mine.isBlank() && !mine.equals(home.getValue());
        }
        String why = null;
        if (other) {
            why = "the provider's key is of another account than the one our things are in";
        } else if (forgot) {
            why = "the database is not the one that this process remembers";
        } else if (rows.safeMode()) {
            why = "this installation is in safe mode and creates nothing";
        } else if (untold) {
            why = "the provider has not said yet whose key this process has";
        }
        return new Standing(
                rows.safeMode() || forgot || other, rows.historyLost(), other || untold, why);
    }
}

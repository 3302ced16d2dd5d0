package dev.slipway.lifecycle;

/**
 * A place in the outbox: the writing transaction's id and the row's number. Ordered so, because a
 * row's number alone is given before its commit and a late commit would be skipped for ever.
 */
public record Cursor(String xid, long seq) {
    public static final Cursor START = new Cursor("0", 0);

    private static final String SHAPE =
            "A cursor is two numbers with a dash, as an event's id gives it";

    /**
     * Reads what {@link #toString} wrote.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static Cursor parse(String text) {
        int dash = text.indexOf('-');
        if (dash < 1 || !text.matches("[0-9]{1,20}-[0-9]{1,18}")) {
            throw new IllegalArgumentException(SHAPE);
        }
        Cursor cursor =
                new Cursor(text.substring(0, dash), Long.parseLong(text.substring(dash + 1)));
        try {
            cursor.transaction();
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(SHAPE, e);
        }
        return cursor;
    }

    /** True when a reader comes to the other place first. */
    public boolean isAfter(Cursor other) {
        int order = Long.compareUnsigned(transaction(), other.transaction());
        return order > 0 || order == 0 && seq > other.seq;
    }

    private long transaction() {
        return Long.parseUnsignedLong(xid);
    }

    @Override
    public String toString() {
        return xid + "-" + seq;
    }
}

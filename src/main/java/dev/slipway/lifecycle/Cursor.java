package dev.slipway.lifecycle;

/**
 * A place in the outbox: the writing transaction's id and the row's number. Ordered so, because a
 * row's number alone is given before its commit and a late commit would be skipped for ever.
 */
public record Cursor(String xid, long seq) {
    public static final Cursor START = new Cursor("0", 0);

    /**
     * Reads what {@link #toString} wrote.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static Cursor parse(String text) {
        int dash = text.indexOf('-');
        if (dash < 1 || !text.matches("[0-9]{1,20}-[0-9]{1,18}")) {
            throw new IllegalArgumentException(
                    "A cursor is two numbers with a dash, as an event's id gives it");
        }
        return new Cursor(text.substring(0, dash), Long.parseLong(text.substring(dash + 1)));
    }

    @Override
    public String toString() {
        return xid + "-" + seq;
    }
}

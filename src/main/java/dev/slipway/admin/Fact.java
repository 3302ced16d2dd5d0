package dev.slipway.admin;

/**
 * One line of a list of facts.
 *
 * @param link where the value leads; null for nowhere
 * @param copy the value is an id that people carry elsewhere
 */
record Fact(String label, String value, String link, boolean copy) {

    /** What nobody knows is not shown. */
    public boolean known() {
        return !value.equals(Figures.UNKNOWN);
    }

    static Fact text(String label, Object value) {
        return new Fact(label, Figures.orUnknown(value), null, false);
    }

    /** An id with a button to copy it; plain when there is none. */
    static Fact id(String label, String id) {
        return new Fact(label, Figures.orUnknown(id), null, id != null);
    }

    static Fact link(String label, String value, String link) {
        return new Fact(label, value, link, false);
    }
}

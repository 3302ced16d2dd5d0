package dev.slipway.lifecycle;

/** A claim whose work is over and not saved yet. */
record Ended(Claim claim, Settlement settlement) {

    /** Whether it may share a transaction with others. */
    boolean listable() {
        return settlement.changesNothing() || settlement.change() instanceof ListChange<?>;
    }

    /** Whether the item itself ends with the claim. */
    boolean last() {
        return settlement.pause() == null;
    }
}

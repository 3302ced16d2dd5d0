package dev.slipway.provider.together;

/**
 * What was asked of Together, for error texts and for what a lost answer means.
 *
 * @param what completes "Together did not ...", such as {@code start the fine-tune}
 */
record Call(Act act, String what) {

    /** Whether repeating a call could make a second thing. */
    enum Act {
        READ,
        /** Makes something new: a lost answer leaves its outcome unknown. */
        CREATE,
        /** Changes or removes what exists; doing it twice is doing it once. */
        CHANGE
    }

    boolean creates() {
        return act == Act.CREATE;
    }
}

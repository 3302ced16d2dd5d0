package dev.slipway.deployment.sweep;

/** What is wrong with a thing at the provider. */
public enum Finding {
    /** Our name, and no record of it. */
    UNKNOWN("no record here knows its name"),
    /** Its record exists and does not know yet that it does. */
    UNADOPTED("its record has not adopted it yet"),
    /** Its record asked for its end, or saw it end, or was refused it. */
    UNWANTED("its record is done with it, and it is still there"),
    /** Another one with the same name is the one that its record has. */
    TWIN("its record has another one of the same name");

    private final String words;

    Finding(String words) {
        this.words = words;
    }

    /** For people. */
    public String words() {
        return words;
    }
}

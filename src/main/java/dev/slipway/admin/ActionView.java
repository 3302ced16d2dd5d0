package dev.slipway.admin;

/**
 * Something that can be asked of a record, or cannot.
 *
 * @param id last part of the form's address
 * @param effect what will happen, said before it does
 * @param confirm asked again before it is done; else one click
 * @param grave what is lost cannot be had back
 * @param forcible the form may overrule that it is the last live version
 * @param refused why not; null when it is allowed
 */
record ActionView(
        String id,
        String label,
        String effect,
        boolean confirm,
        boolean grave,
        boolean forcible,
        String refused) {

    boolean allowed() {
        return refused == null;
    }
}

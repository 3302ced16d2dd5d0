package dev.slipway.admin;

/**
 * What is around every page.
 *
 * @param section the word of the navigation that is current
 * @param csrf goes into each form; null when nobody is signed in
 * @param cursor the event that the page knows already; the stream goes on behind it
 * @param stamp of style and script
 * @param safeMode why nothing is created or changed at the provider; null while things are
 * @param notice what everybody has to know, such as a budget that is used up; null for nothing
 */
record Frame(
        String title,
        String section,
        String project,
        String role,
        boolean mayAct,
        String csrf,
        String cursor,
        String stamp,
        String safeMode,
        String notice) {}

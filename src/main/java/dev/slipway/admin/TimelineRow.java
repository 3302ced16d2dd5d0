package dev.slipway.admin;

/**
 * One change in the life of a model or of what belongs to it.
 *
 * @param about which record moved, such as {@code Deployment 2}
 * @param own it is the page's own record
 * @param took from the change before of the same record; null for its first and for what came at
 *     once
 */
record TimelineRow(
        String about,
        boolean own,
        Badge badge,
        String reason,
        String actor,
        Moment at,
        String took) {}

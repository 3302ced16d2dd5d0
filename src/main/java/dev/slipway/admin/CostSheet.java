package dev.slipway.admin;

import java.util.List;

/**
 * Money of a project as it is shown.
 *
 * @param running what costs money now, and what sleeps
 * @param kinds what was spent for what
 * @param version of the budget that the form changes
 * @param mayAct the caller may keep, stop and start
 * @param maySet the caller may set the budget
 */
record CostSheet(
        Strip strip,
        List<Period> periods,
        List<Running> running,
        List<Fact> kinds,
        String version,
        boolean mayAct,
        boolean maySet) {

    record Strip(String month, String due, String total, String usdPerHour) {}

    /**
     * @param name how the period is called in a sentence
     * @param percent of the hard limit, at most 100; null without one
     * @param softField what the form shows; empty for none
     */
    record Period(
            String id,
            String name,
            Badge badge,
            String spent,
            String soft,
            String hard,
            Integer percent,
            String softField,
            String hardField) {}

    /**
     * @param model null for what belongs to none
     * @param until when its replicas go; null while it is not idle
     * @param keepable its lease can be prolonged now
     */
    record Running(
            String id,
            String name,
            String model,
            Badge badge,
            String owner,
            String replicas,
            String usdPerHour,
            Moment asked,
            Moment until,
            String idle,
            boolean keepable,
            boolean stoppable,
            boolean startable,
            String cost) {}
}

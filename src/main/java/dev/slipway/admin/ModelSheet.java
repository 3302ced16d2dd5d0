package dev.slipway.admin;

import java.util.List;

/**
 * A model's page.
 *
 * @param asked an action that was just asked for, or one that waits for the worker; null for none
 * @param waiting null when it waits for nothing
 * @param preflight null without a report
 * @param evaluation null without one
 * @param deployment null without one
 */
record ModelSheet(
        String id,
        String alias,
        int version,
        Badge badge,
        String reason,
        Moment changed,
        String asked,
        Waiting waiting,
        List<ActionView> actions,
        List<Fact> facts,
        List<Share> versions,
        List<TimelineRow> timeline,
        PreflightReport preflight,
        EvaluationSheet evaluation,
        DeploymentSheet deployment,
        List<Fact> plan,
        String planJson) {

    /**
     * A version of the alias and what it gets of the traffic.
     *
     * @param weight percent; null when the route does not name it
     */
    record Share(String id, int version, Badge badge, Integer weight, boolean here) {}

    public List<ActionView> allowed() {
        return actions.stream().filter(ActionView::allowed).toList();
    }

    public List<ActionView> refused() {
        return actions.stream().filter(action -> !action.allowed()).toList();
    }

    public String name() {
        return alias + "@" + version;
    }
}

package dev.slipway.admin;

import java.util.List;

/**
 * A fine-tune's page.
 *
 * @param waiting null when it has ended
 * @param events the provider's log, newest first
 * @param eventsProblem why there are none; null when there are
 */
record FineTuneSheet(
        FineTuneList.Row job,
        Waiting waiting,
        List<ActionView> actions,
        List<Fact> facts,
        List<Fact> hyperparameters,
        LossCurve curve,
        List<Event> events,
        String eventsProblem,
        List<TimelineRow> timeline) {

    /** A line of the provider's log; {@code tone} follows its level. */
    record Event(Moment at, String type, String message, String tone) {}

    public List<ActionView> allowed() {
        return actions.stream().filter(ActionView::allowed).toList();
    }

    public List<ActionView> refused() {
        return actions.stream().filter(action -> !action.allowed()).toList();
    }
}

package dev.slipway.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the stream has told about one fine-tune and the model it makes. Everything before the
 * fine-tune's birth belongs to earlier demos.
 */
final class Story {
    private static final Set<String> FINE_TUNE_ENDS = Set.of("FAILED", "CANCELLED", "HELD");
    private static final Set<String> MODEL_ENDS =
            Set.of("LIVE", "STANDBY", "HELD", "FAILED", "REJECTED", "CANCELLED", "RETIRED");

    private final String fineTuneId;
    private final List<Event> told = new ArrayList<>();
    private final Map<String, Event> latest = new HashMap<>();
    private String modelId;
    private String before;

    Story(String fineTuneId) {
        this.fineTuneId = fineTuneId;
    }

    /** Of a model that no fine-tune made, and of the version that was live when it came. */
    static Story ofModel(String modelId, Story former) {
        Story story = new Story(null);
        story.modelId = modelId;
        story.before = former.modelId;
        story.latest.putAll(former.latest);
        return story;
    }

    /** True when it belongs to this story. */
    boolean tell(Event event) {
        String first = fineTuneId != null ? fineTuneId : modelId;
        if (told.isEmpty() && !event.subject().equals(first)) {
            return false;
        }
        told.add(event);
        latest.put(event.subject(), event);
        return true;
    }

    /** Which model the fine-tune made. */
    void model(String id) {
        modelId = id;
    }

    String fineTuneId() {
        return fineTuneId;
    }

    /** Null until the fine-tune has made it. */
    String modelId() {
        return modelId;
    }

    /** The version that was live before this story's; null when it tells of the first. */
    String before() {
        return before;
    }

    boolean in(String subject, String state) {
        return state.equals(stateOf(subject));
    }

    boolean trains() {
        return "TRAINING".equals(stateOf(fineTuneId));
    }

    boolean trained() {
        return "SUCCEEDED".equals(stateOf(fineTuneId));
    }

    boolean live() {
        return "LIVE".equals(stateOf(modelId));
    }

    /** True when nothing more happens by itself. */
    boolean over() {
        return FINE_TUNE_ENDS.contains(stateOf(fineTuneId))
                || MODEL_ENDS.contains(stateOf(modelId));
    }

    /**
     * The last that happened to the model, or to the fine-tune before there is one; may be null.
     */
    Event last() {
        return latest.getOrDefault(modelId, latest.get(fineTuneId));
    }

    /** Why it ended as it did: what a model was closed for tells more than that it is gone. */
    String why() {
        return told.stream()
                .filter(event -> event.subject().equals(modelId) && event.to().equals("CLOSING"))
                .findFirst()
                .or(() -> Optional.ofNullable(last()))
                .map(Event::reason)
                .orElse(null);
    }

    /** All of it in order. */
    List<Event> told() {
        return List.copyOf(told);
    }

    private String stateOf(String subject) {
        Event event = latest.get(subject);
        return event == null ? "" : event.to();
    }
}

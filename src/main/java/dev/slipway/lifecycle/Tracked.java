package dev.slipway.lifecycle;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.platform.Actor;
import dev.slipway.platform.ProjectId;
import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A record with a state and a history. {@link #moveTo} is the one door through which the state
 * changes; what it notes is saved by {@link Transitions#save} in the transaction that saves the
 * record.
 */
@MappedSuperclass
public abstract class Tracked<S extends Enum<S> & LifecycleState<S>> {
    @Id public String id;

    @Column(name = "project_id")
    public String projectId;

    @Version public long version;

    /** How many moves were made; the next transition's number. */
    @Column(name = "moves")
    public int moves;

    @Column(name = "created_at")
    public Instant createdAt;

    @Column(name = "updated_at")
    public Instant updatedAt;

    @Transient private final List<Noted> noted = new ArrayList<>();

    /** A move that was made and is not yet saved. */
    record Noted(int move, String from, String to, String reason, Actor actor, ObjectNode data) {}

    public abstract S state();

    /** Sets the field; called by {@link #moveTo} only. */
    protected abstract void state(S state);

    /**
     * The word that work items and transitions use for this kind of record, such as {@code
     * fine-tune}.
     */
    public abstract String kind();

    /** What a subscriber may see of the record: no secrets, no prompts. */
    protected ObjectNode publicFacts() {
        return JsonNodeFactory.instance.objectNode();
    }

    public ProjectId project() {
        return new ProjectId(projectId);
    }

    /** Starts the history; for a record that is new. */
    public void born(S first, String reason, Actor by, Instant now) {
        state(first);
        createdAt = now;
        note(null, first, reason, by, now);
    }

    /**
     * Moves to a state that the present one allows.
     *
     * @throws IllegalMoveException otherwise; nothing is changed then
     */
    public void moveTo(S to, String reason, Actor by, Instant now) {
        S from = state();
        if (!from.next().contains(to)) {
            throw new IllegalMoveException(id, from, to);
        }
        state(to);
        note(from, to, reason, by, now);
    }

    private void note(S from, S to, String reason, Actor by, Instant now) {
        updatedAt = now;
        moves++;
        noted.add(new Noted(moves, from == null ? null : from.name(), to.name(), reason, by, null));
    }

    /** True while a move was made that is not saved. */
    boolean moved() {
        return !noted.isEmpty();
    }

    /** The moves not yet saved, with the facts as they are now; forgets them. */
    List<Noted> drain() {
        List<Noted> out = unsaved();
        noted.clear();
        return out;
    }

    /** The moves not yet saved, with the facts as they are now. */
    List<Noted> unsaved() {
        return noted.stream()
                .map(
                        n ->
                                new Noted(
                                        n.move(),
                                        n.from(),
                                        n.to(),
                                        n.reason(),
                                        n.actor(),
                                        publicFacts()))
                .toList();
    }
}

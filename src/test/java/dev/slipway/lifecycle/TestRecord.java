package dev.slipway.lifecycle;

import java.util.Set;

/** A record of two states that is kept nowhere. */
class TestRecord extends Tracked<TestRecord.State> {
    private State state;

    TestRecord(String id) {
        this.id = id;
        this.projectId = "default";
    }

    enum State implements LifecycleState<State> {
        ONE,
        TWO;

        @Override
        public Set<State> next() {
            return this == ONE ? Set.of(TWO) : Set.of();
        }
    }

    @Override
    public State state() {
        return state;
    }

    @Override
    protected void state(State next) {
        state = next;
    }

    @Override
    public String kind() {
        return "test-record";
    }
}

package dev.slipway.bench;

import dev.slipway.lifecycle.Tracked;

/** The least that a record with a history can be. */
class BenchRecord extends Tracked<BenchState> {
    static final String KIND = "bench";

    private BenchState state;

    BenchRecord(String id, long version, int moves, BenchState state) {
        this.id = id;
        this.projectId = "default";
        this.version = version;
        this.moves = moves;
        this.state = state;
    }

    @Override
    public BenchState state() {
        return state;
    }

    @Override
    protected void state(BenchState next) {
        state = next;
    }

    @Override
    public String kind() {
        return KIND;
    }

    // Read from here: the fields are made inaccessible from elsewhere when the service is built.
    String id() {
        return id;
    }

    long version() {
        return version;
    }

    int moves() {
        return moves;
    }
}

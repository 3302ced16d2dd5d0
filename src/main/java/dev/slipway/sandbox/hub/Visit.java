package dev.slipway.sandbox.hub;

import dev.slipway.sandbox.web.Call;

/** A call to a commit of a repository that the caller may see. */
record Visit(Call call, Place place, Repository repository, Snapshot snapshot) {

    boolean asks(String flag) {
        return call.query(flag).filter(value -> value.equalsIgnoreCase("true")).isPresent();
    }

    String commit() {
        return snapshot.commit().id();
    }
}

package dev.slipway.lifecycle;

import dev.slipway.platform.Ids;
import jakarta.enterprise.context.ApplicationScoped;

/** This process, by a name that no other process ever has. */
@ApplicationScoped
public class Node {
    private final String id;

    public Node(Ids ids) {
        this.id = ids.next("node");
    }

    public String id() {
        return id;
    }
}

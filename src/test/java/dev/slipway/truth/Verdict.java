package dev.slipway.truth;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with one side of an exchange. */
final class Verdict {
    private final String operation;
    private final String place;
    private final List<Violation> found = new ArrayList<>();

    Verdict(String operation, String place) {
        this.operation = operation;
        this.place = place;
    }

    String place() {
        return place;
    }

    void add(String rule, String pointer, String why) {
        found.add(new Violation(rule, operation, place, pointer, why));
    }

    List<Violation> found() {
        return found.stream().distinct().toList();
    }
}

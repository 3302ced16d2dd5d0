package dev.slipway.truth;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;

/**
 * What one test did: the port methods it called and what passed on the wire.
 *
 * @param test class and method
 */
record Tape(Method test, List<Called> calls, List<Exchange> exchanges) {

    Tape {
        calls = List.copyOf(calls);
        exchanges = List.copyOf(exchanges);
    }

    /**
     * @param method of a port
     * @param outcome what it returned or threw, in words
     * @param from how many exchanges had passed before
     */
    record Called(Method method, String outcome, int from) {}

    String name() {
        return test.getDeclaringClass().getSimpleName() + "#" + test.getName();
    }

    /** Methods during which, or before the next one, an exchange with a good status passed. */
    List<Method> driven() {
        List<Method> driven = new ArrayList<>();
        for (int i = 0; i < calls.size(); i++) {
            int end = i + 1 < calls.size() ? calls.get(i + 1).from() : exchanges.size();
            if (exchanges.subList(calls.get(i).from(), end).stream().anyMatch(Exchange::ok)) {
                driven.add(calls.get(i).method());
            }
        }
        return driven;
    }

    List<String> outcomes() {
        return calls.stream().map(Called::outcome).toList();
    }
}

package dev.slipway.truth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * One property that all answers to one operation call by another name.
 *
 * @param operation method, path with {@code {id}} for ids, and status
 * @param pointer to the property, with {@code *} for every entry of a list
 */
record Renaming(String operation, String pointer) implements Comparable<Renaming> {
    private static final String EVERY = "*";

    /** All properties of an answer, each once. */
    static Set<String> properties(Exchange exchange) {
        Set<String> all = new TreeSet<>();
        if (exchange.answer().is("application/json")) {
            collect(exchange.answer().json(), "", all);
        }
        String operation = operation(exchange);
        return all.stream()
                .map(pointer -> operation + " " + pointer)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * @param property one of {@link #properties}
     */
    static Renaming of(String property) {
        int end = property.lastIndexOf(" /");
        return new Renaming(property.substring(0, end), property.substring(end + 1));
    }

    private static void collect(JsonNode node, String at, Set<String> all) {
        if (node.isArray()) {
            node.forEach(entry -> collect(entry, at + "/" + EVERY, all));
        }
        for (var field : node.properties()) {
            // A name may hold a slash, as the names of metrics do.
            String pointer = at + "/" + field.getKey().replace("~", "~0").replace("/", "~1");
            all.add(pointer);
            collect(field.getValue(), pointer, all);
        }
    }

    private static String operation(Exchange exchange) {
        String path =
                exchange.path().replaceAll("/([a-z]+[_-][^/]*\\d[^/]*|[0-9a-f-]{36})", "/{id}");
        return exchange.method() + " " + path + " " + exchange.status();
    }

    boolean touches(Exchange exchange) {
        return operation(exchange).equals(operation)
                && exchange.answer().is("application/json")
                && !applied(exchange).equals(exchange);
    }

    /** The exchange with the other name, where it is touched. */
    Exchange applied(Exchange exchange) {
        if (!operation(exchange).equals(operation)) {
            return exchange;
        }
        JsonNode answer = exchange.answer().json();
        rename(answer, List.of(pointer.substring(1).split("/")));
        return answer.equals(exchange.answer().json()) ? exchange : exchange.answering(answer);
    }

    private static void rename(JsonNode node, List<String> steps) {
        List<String> rest = steps.subList(1, steps.size());
        if (steps.getFirst().equals(EVERY)) {
            node.forEach(entry -> rename(entry, rest));
            return;
        }
        String name = steps.getFirst().replace("~1", "/").replace("~0", "~");
        if (!rest.isEmpty()) {
            rename(node.path(name), rest);
        } else if (node instanceof ObjectNode object && object.has(name)) {
            object.set("renamed_" + name, object.remove(name));
        }
    }

    @Override
    public int compareTo(Renaming other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return operation + " " + pointer;
    }
}

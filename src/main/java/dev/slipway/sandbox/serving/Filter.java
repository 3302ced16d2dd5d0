package dev.slipway.sandbox.serving;

import dev.slipway.sandbox.web.ApiException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The {@code filter} of lists of V2, as the official client describes it: fields with comparison
 * operators, AND, OR and NOT; names may be bare, in part ({@code :}) or with {@code *} at an end.
 */
final class Filter {
    private static final Pattern TOKEN =
            Pattern.compile("\\s*(\\(|\\)|!=|>=|<=|[=:<>]|\"[^\"]*\"|[^\\s()=:<>!\"]+)");

    private final List<String> tokens = new ArrayList<>();
    private final List<String> fields;
    private int next;

    private Filter(String text, List<String> fields) {
        this.fields = fields;
        Matcher matcher = TOKEN.matcher(text);
        int end = 0;
        while (matcher.lookingAt()) {
            tokens.add(matcher.group(1));
            end = matcher.end();
            matcher.region(end, text.length());
        }
        if (!text.substring(end).isBlank()) {
            throw bad("cannot be read from: " + text.substring(end));
        }
    }

    /**
     * What {@code text} lets pass, of things told by their fields.
     *
     * @param fields those that may be asked for
     */
    static Predicate<Map<String, String>> of(String text, List<String> fields) {
        Filter filter = new Filter(text, fields);
        Predicate<Map<String, String>> parsed = filter.any();
        if (filter.next < filter.tokens.size()) {
            throw bad("has too much: " + filter.tokens.get(filter.next));
        }
        return parsed;
    }

    private static ApiException bad(String why) {
        return ApiException.badField("filter", "invalid filter: it " + why);
    }

    private Predicate<Map<String, String>> any() {
        Predicate<Map<String, String>> left = all();
        while (taken("OR")) {
            left = left.or(all());
        }
        return left;
    }

    private Predicate<Map<String, String>> all() {
        Predicate<Map<String, String>> left = one();
        while (taken("AND")) {
            left = left.and(one());
        }
        return left;
    }

    private Predicate<Map<String, String>> one() {
        if (taken("NOT")) {
            return one().negate();
        }
        if (taken("(")) {
            Predicate<Map<String, String>> inner = any();
            if (!taken(")")) {
                throw bad("lacks a parenthesis");
            }
            return inner;
        }
        String field = token();
        if (!fields.contains(field)) {
            throw bad("has an unknown field: " + field);
        }
        String operator = token();
        String value = token().replaceAll("^\"|\"$", "");
        return field.endsWith("_at") ? time(field, operator, value) : text(field, operator, value);
    }

    private boolean taken(String token) {
        boolean there = next < tokens.size() && tokens.get(next).equals(token);
        next += there ? 1 : 0;
        return there;
    }

    private String token() {
        if (next == tokens.size()) {
            throw bad("ends too soon");
        }
        return tokens.get(next++);
    }

    private static Predicate<Map<String, String>> text(
            String field, String operator, String value) {
        Predicate<String> same = name -> name.equals(value) || name.endsWith("/" + value);
        String part = value.replaceAll("^\\*|\\*$", "");
        boolean before = value.startsWith("*");
        boolean after = value.endsWith("*");
        Predicate<String> wild =
                name -> {
                    String bare = name.substring(name.lastIndexOf('/') + 1);
                    return before && after
                            ? bare.contains(part)
                            : before ? bare.endsWith(part) : bare.startsWith(part);
                };
        Predicate<String> equal = before || after ? wild : same;
        return switch (operator) {
            case "=" -> thing -> equal.test(thing.get(field));
            case "!=" -> thing -> !equal.test(thing.get(field));
            case ":" -> thing -> thing.get(field).contains(part);
            default -> throw bad("cannot compare " + field + " by " + operator);
        };
    }

    private static Predicate<Map<String, String>> time(
            String field, String operator, String value) {
        Instant asked;
        try {
            asked = Instant.parse(value);
        } catch (DateTimeParseException e) {
            throw bad("needs a time such as 2026-01-31T12:00:00Z, not " + value);
        }
        return thing -> {
            int order = Instant.parse(thing.get(field)).compareTo(asked);
            return switch (operator) {
                case "=" -> order == 0;
                case "!=" -> order != 0;
                case ">" -> order > 0;
                case "<" -> order < 0;
                case ">=" -> order >= 0;
                case "<=" -> order <= 0;
                default -> throw bad("cannot compare " + field + " by " + operator);
            };
        };
    }
}

package dev.slipway.sandbox.evaluation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with columns of the dataset in it, as <code>{{ column }}</code>; all that is known of
 * Jinja.
 */
record Template(String text) {
    private static final Pattern VARIABLE = Pattern.compile("\\{\\{\\s*(\\w+)[^}]*}}");

    Set<String> columns() {
        Set<String> columns = new LinkedHashSet<>();
        Matcher matcher = VARIABLE.matcher(text);
        while (matcher.find()) {
            columns.add(matcher.group(1));
        }
        return columns;
    }

    /** An unknown column is empty, as in Jinja. */
    String of(ObjectNode row) {
        return VARIABLE.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(row.path(found.group(1)).asText("")));
    }
}

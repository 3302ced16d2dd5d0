package dev.slipway.truth;

import java.util.List;

/** Paths such as {@code /files/{id}/content}. */
final class PathTemplate {
    private PathTemplate() {}

    static boolean matches(String template, String path) {
        List<String> wanted = List.of(template.split("/"));
        List<String> given = List.of(path.split("/"));
        if (wanted.size() != given.size()) {
            return false;
        }
        for (int i = 0; i < wanted.size(); i++) {
            if (!placeholder(wanted.get(i)) && !wanted.get(i).equals(given.get(i))) {
                return false;
            }
        }
        return true;
    }

    static long placeholders(String template) {
        return List.of(template.split("/")).stream().filter(PathTemplate::placeholder).count();
    }

    private static boolean placeholder(String segment) {
        return segment.startsWith("{");
    }
}

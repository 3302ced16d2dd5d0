package dev.slipway.sandbox.serving;

import dev.slipway.sandbox.catalog.Account;
import dev.slipway.sandbox.web.ApiException;
import dev.slipway.sandbox.web.Call;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of V2 things: bare or with the project's slug when given, always with it when shown. */
final class Names {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,126}");
    private static final Pattern FILTER =
            Pattern.compile("\\s*name\\s*[=:]\\s*\"?([^\"*]+)\"?\\s*");

    private Names() {}

    /** The bare name that {@code given} stands for. */
    static String bare(String given) {
        String prefix = Account.SLUG + "/";
        String name = given.startsWith(prefix) ? given.substring(prefix.length()) : given;
        if (!NAME.matcher(name).matches()) {
            throw ApiException.badField("name", "invalid name: " + given);
        }
        return name;
    }

    /** True when {@code name}, shown with its slug, passes the call's {@code filter}. */
    static boolean passes(Call call, String shown) {
        String filter = call.query("filter").orElse(null);
        if (filter == null) {
            return true;
        }
        Matcher matcher = FILTER.matcher(filter);
        if (!matcher.matches()) {
            throw ApiException.badField("filter", "the sandbox knows only filters by name");
        }
        String wanted = matcher.group(1).strip();
        return shown.equals(wanted) || shown.endsWith("/" + wanted);
    }

    /** The fields to update: those of {@code updateMask}, else all that are in the body. */
    static List<String> mask(Call call, List<String> mutable) {
        List<String> mask =
                call.query("updateMask")
                        .map(text -> List.of(text.split(",")))
                        .orElseGet(() -> mutable.stream().filter(call.json()::has).toList());
        for (String field : mask) {
            if (!mutable.contains(field)) {
                throw ApiException.badField("updateMask", field + " cannot be updated");
            }
        }
        if (mask.isEmpty()) {
            throw ApiException.badRequest("no fields to update");
        }
        return mask;
    }
}

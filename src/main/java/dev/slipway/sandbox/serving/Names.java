package dev.slipway.sandbox.serving;

import dev.slipway.sandbox.catalog.Account;
import dev.slipway.sandbox.switches.NameForm;
import dev.slipway.sandbox.switches.Switches;
import dev.slipway.sandbox.web.ApiException;
import dev.slipway.sandbox.web.Call;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of V2 things: bare or with the project's slug when given, with it when shown. */
public final class Names {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,126}");
    private static final Pattern FILTER =
            Pattern.compile("\\s*name\\s*[=:]\\s*\"?([^\"*]+)\"?\\s*");
    private static final String PREFIX = Account.SLUG + "/";

    private final Switches switches;

    public Names(Switches switches) {
        this.switches = switches;
    }

    /** The bare name that {@code given} stands for. */
    String bare(String given) {
        String name = withoutSlug(given);
        if (!NAME.matcher(name).matches()) {
            throw ApiException.badField("name", "invalid name: " + given);
        }
        return switches.doubts().names().kept(name);
    }

    private static String withoutSlug(String name) {
        return name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name;
    }

    /** As the API tells a bare name. */
    String shown(String bare) {
        return switches.doubts().names() == NameForm.OFF ? bare : PREFIX + bare;
    }

    /** Whether a name that is taken is refused. */
    boolean unique() {
        return switches.doubts().uniqueNames();
    }

    /** True when {@code shown} passes the call's {@code filter}. */
    boolean passes(Call call, String shown) {
        String filter = call.query("filter").orElse(null);
        if (filter == null) {
            return true;
        }
        Matcher matcher = FILTER.matcher(filter);
        if (!matcher.matches() || !switches.doubts().nameFilter()) {
            throw ApiException.badField("filter", "unsupported filter: " + filter);
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

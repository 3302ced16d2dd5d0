package dev.slipway.deployment.sweep;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tells our names from others'. Providers may put a slug before a name, put it in lower case and
 * cut it short; whatever does not carry the installation's random id is nobody's business here.
 */
final class Names {
    private static final int TAIL = 16;
    private static final int LEAST_TO_COMPARE = 1 + TAIL;

    private final String prefix;
    private final Pattern whole;
    private final Pattern cut;

    Names(String installation) {
        this.prefix = installation.toLowerCase(Locale.ROOT) + "-";
        String start = Pattern.quote(prefix);
        this.whole = Pattern.compile(start + "[0-9a-z]{16}-[a-z0-9]+-g[0-9]+");
        this.cut = Pattern.compile(start + "[0-9a-z]{0,16}(-[a-z0-9]*(-g?[0-9]*)?)?");
    }

    /** The name of a thing that is named by us alone; empty when it is not ours. */
    Optional<String> ours(String given) {
        return bare(given).filter(name -> name.startsWith(prefix));
    }

    /** As {@link #ours}, and nothing behind it: providers derive names of their own from ours. */
    Optional<String> exactlyOurs(String given) {
        return ours(given).filter(name -> cut.matcher(name).matches());
    }

    /** Our part of a suffix before which the user may have put his own. */
    Optional<String> within(String suffix) {
        return bare(suffix)
                .map(text -> text.substring(Math.max(0, at(text))))
                .filter(name -> name.startsWith(prefix));
    }

    private int at(String text) {
        return text.startsWith(prefix) ? 0 : text.lastIndexOf("-" + prefix) + 1;
    }

    /** Whether it can only be a name that this installation made. */
    boolean whole(String name) {
        return whole.matcher(name).matches();
    }

    /** Long enough to say whose it is, should it be cut short. */
    boolean telling(String name) {
        return name.length() >= prefix.length() + LEAST_TO_COMPARE;
    }

    /** The end of the id of the record that wanted it; empty when the name is too short for it. */
    Optional<String> tail(String name) {
        int from = prefix.length();
        return telling(name) ? Optional.of(name.substring(from, from + TAIL)) : Optional.empty();
    }

    private static Optional<String> bare(String given) {
        return given == null
                ? Optional.empty()
                : Optional.of(given.substring(given.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT));
    }
}

package dev.slipway.lifecycle;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Whether a name at a provider is the one that we gave. Providers lower-case names, put the project
 * before them and cut them: what is changed in a way that leaves no doubt is ours, and what leaves
 * a doubt is not taken for absent.
 */
enum NameMatch {
    OURS,
    /** It may be ours, changed beyond certainty: neither to be taken nor to be made again. */
    DOUBTFUL,
    OTHER;

    /** The installation and enough of our id to be no accident. */
    private static final int LEAST = 15;

    private static final Pattern WHOLE = Pattern.compile(".*-g\\d+");

    static NameMatch of(String token, String name) {
        String shown = plain(name);
        if (("-" + shown + "-").contains("-" + token + "-")) {
            return OURS;
        }
        boolean joined =
                Pattern.compile(Pattern.quote(joined(token)) + "(?!\\d)")
                        .matcher(joined(shown))
                        .find();
        return joined || cut(token, shown) ? DOUBTFUL : OTHER;
    }

    /** A name that still ends in its generation is whole: that of a former generation. */
    private static boolean cut(String token, String shown) {
        int start = shown.lastIndexOf(token.substring(0, token.indexOf('-') + 1));
        String rest = start < 0 ? "" : shown.substring(start);
        return rest.length() >= LEAST && token.startsWith(rest) && !WHOLE.matcher(rest).matches();
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }

    private static String joined(String name) {
        return name.replace("-", "");
    }
}

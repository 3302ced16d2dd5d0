package dev.slipway.cli;

import java.nio.charset.Charset;
import java.util.Map;

/**
 * How output may look where it goes: colours and signs only where somebody can see them.
 *
 * @param width columns
 */
record Looks(boolean colours, boolean signs, int width) {
    private static final int USUAL_WIDTH = 100;
    private static final int NARROWEST = 60;

    /**
     * @param terminal whether a person sees it
     */
    static Looks of(Map<String, String> environment, boolean terminal) {
        boolean wanted = !environment.getOrDefault("CLICOLOR_FORCE", "0").equals("0");
        boolean unwanted =
                !environment.getOrDefault("NO_COLOR", "").isEmpty()
                        || "dumb".equals(environment.get("TERM"));
        boolean signs = Charset.forName(encoding()).newEncoder().canEncode("✔⚠✖◷–");
        return new Looks(wanted || terminal && !unwanted, signs, width(environment));
    }

    private static String encoding() {
        return System.getProperty("stdout.encoding", Charset.defaultCharset().name());
    }

    private static int width(Map<String, String> environment) {
        String columns = environment.getOrDefault("COLUMNS", "");
        return columns.matches("\\d{1,4}")
                ? Math.max(NARROWEST, Math.min(USUAL_WIDTH, Integer.parseInt(columns)))
                : USUAL_WIDTH;
    }
}

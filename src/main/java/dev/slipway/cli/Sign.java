package dev.slipway.cli;

/** How a check ended, for the eye: a sign, a word, a colour; never a colour alone. */
enum Sign {
    OK("✔", "ok", 32),
    WARN("⚠", "warn", 33),
    FAIL("✖", "FAIL", 31),
    NOT_READY("◷", "wait", 36),
    SKIPPED("–", "skip", 90);

    private final String sign;
    private final String word;
    private final int colour;

    Sign(String sign, String word, int colour) {
        this.sign = sign;
        this.word = word;
        this.colour = colour;
    }

    /** A word that is new to this command is shown as something to look at. */
    static Sign of(String level) {
        for (Sign sign : values()) {
            if (sign.name().equals(level)) {
                return sign;
            }
        }
        return WARN;
    }

    String shown(Looks looks) {
        String text = (looks.signs() ? sign + " " : "") + "%-4s".formatted(word);
        return coloured(text, looks);
    }

    String coloured(String text, Looks looks) {
        return looks.colours() ? "\u001b[" + colour + "m" + text + "\u001b[0m" : text;
    }
}

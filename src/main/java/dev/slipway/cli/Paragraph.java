package dev.slipway.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * Text broken between words; a word that is too long, such as an address, stays whole.
 *
 * @param indent blanks before each line
 * @param width of a line, blanks included
 */
record Paragraph(int indent, int width) {
    private static final int LABEL = 6;

    /**
     * @param head that takes the place of the first line's blanks
     */
    List<String> after(String head, String text) {
        List<String> lines = new ArrayList<>();
        String blanks = " ".repeat(indent);
        StringBuilder line = new StringBuilder();
        for (String word : printable(text).split(" +")) {
            if (!line.isEmpty() && indent + line.length() + 1 + word.length() > width) {
                lines.add((lines.isEmpty() ? head : blanks) + line);
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add((lines.isEmpty() ? head : blanks) + line);
        return lines;
    }

    List<String> labelled(String label, String text) {
        String head = " ".repeat(indent) + "%-6s".formatted(label);
        return new Paragraph(indent + LABEL, width).after(head, text);
    }

    // What a stranger's repository says must not steer the terminal.
    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", " ").strip();
    }
}

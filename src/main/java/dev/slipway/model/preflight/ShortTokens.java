package dev.slipway.model.preflight;

import com.fasterxml.jackson.core.JsonParseException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * JSON whose names and numbers are of a length that somebody could have meant. A parser notices
 * that only when it has all of one in memory, and a name may be as long as the file. Long values
 * may pass: a parser that is not asked for them skips them.
 */
final class ShortTokens extends FilterInputStream {
    private static final int LONGEST_NAME = 50_000;
    private static final int LONGEST_OTHER = 1_000;

    /** Or of a word; by its byte. All but blanks and JSON's marks. */
    private static final boolean[] PART_OF_A_NUMBER = new boolean[128];

    static {
        for (char c = '!'; c < 128; c++) {
            PART_OF_A_NUMBER[c] = ",:[]{}\"".indexOf(c) < 0;
        }
    }

    private boolean inText;
    private boolean escaped;
    private boolean value;
    private int before;
    private int length;

    private ShortTokens(InputStream in) {
        super(in);
    }

    /** Text that is UTF-8 and nothing else, as the formats want it. */
    static Reader of(InputStream in) {
        return new InputStreamReader(
                new ShortTokens(in),
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int wanted) throws IOException {
        int read = super.read(buffer, offset, wanted);
        int end = offset + read;
        for (int i = offset; i < end; i++) {
            i = inText ? text(buffer, i, end) : outside(buffer, i, end);
        }
        return read;
    }

    /** Goes on to the end of the text, or of what was read, and gives its last place. */
    private int text(byte[] buffer, int from, int end) throws IOException {
        int i = from;
        while (i < end && (escaped || buffer[i] != '"')) {
            escaped = !escaped && buffer[i] == '\\';
            i++;
        }
        length += i - from;
        inText = i == end;
        require(value || length <= LONGEST_NAME);
        return i;
    }

    private int outside(byte[] buffer, int from, int end) throws IOException {
        int i = from;
        while (i < end && buffer[i] != '"') {
            byte one = buffer[i++];
            if (one < 0 || PART_OF_A_NUMBER[one]) {
                require(++length <= LONGEST_OTHER);
            } else {
                length = 0;
                // Blanks tell nothing.
                before = one > ' ' ? one : before;
            }
        }
        if (i < end) {
            inText = true;
            // In an object, only a value comes after a colon.
            value = before == ':';
            length = 0;
        }
        return i;
    }

    private static void require(boolean shortEnough) throws JsonParseException {
        if (!shortEnough) {
            throw new JsonParseException(null, "a name or number is too long");
        }
    }
}

package dev.slipway.model.preflight;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The bytes of one header, which knows whether they were all there. */
final class HeaderBytes extends FilterInputStream {
    private final long length;
    private long read;
    private boolean cut;

    HeaderBytes(InputStream in, long length) {
        super(in);
        this.length = length;
    }

    long length() {
        return length;
    }

    /** True when somebody wanted more than there was, and there was less than the length. */
    boolean cut() {
        return cut;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int wanted) throws IOException {
        int now = super.read(buffer, offset, wanted);
        read += Math.max(0, now);
        cut = now < 0 && read < length;
        return now;
    }
}

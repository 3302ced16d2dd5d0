package dev.slipway.provider.together;

import dev.slipway.provider.ProviderException;
import dev.slipway.provider.RemoteContent;
import dev.slipway.provider.TrainedWeights;
import dev.slipway.provider.together.Call.Act;
import jakarta.ws.rs.core.Response;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers that are too large to be held: only their heads are looked at here. */
final class Downloads {
    private static final Pattern PART = Pattern.compile("bytes (\\d{1,18})-\\d+/(\\d{1,18}|\\*)");
    private static final int PARTIAL = 206;

    private Downloads() {}

    static RemoteContent open(String what, Supplier<Response> send) {
        Call call = new Call(Act.READ, what);
        try {
            Response response = send.get();
            if (response.getStatus() / 100 != 2) {
                try (Response failed = response) {
                    throw TogetherErrors.answered(call, Reply.read(failed));
                }
            }
            return content(response);
        } catch (ProviderException known) {
            throw known;
        } catch (RuntimeException | IOException lost) {
            if (lost.getCause() instanceof ProviderException known) {
                throw known;
            }
            throw TogetherErrors.noAnswer(call, lost);
        }
    }

    /** What {@code checkpoint} is called on the wire. */
    static String word(TrainedWeights wanted) {
        if (wanted.step() != null || wanted.artifact() == null) {
            return null;
        }
        return switch (wanted.artifact()) {
            case MERGED -> "merged";
            case ADAPTER -> "adapter";
            case OUTPUT -> "model_output_path";
        };
    }

    static String range(long from) {
        return from <= 0 ? null : "bytes=" + from + "-";
    }

    private static RemoteContent content(Response response) {
        String said = response.getHeaderString("content-range");
        Matcher part = PART.matcher(said == null ? "" : said);
        boolean partial = response.getStatus() == PARTIAL && part.matches();
        Long length = number(response.getHeaderString("content-length"));
        return new RemoteContent(
                new Body(response),
                partial ? Long.parseLong(part.group(1)) : 0,
                length,
                partial ? number(part.group(2)) : length);
    }

    private static Long number(String text) {
        return text != null && text.matches("\\d{1,18}") ? Long.valueOf(text) : null;
    }

    /** Closes the answer with its body. */
    private static final class Body extends FilterInputStream {
        private final Response response;

        Body(Response response) {
            super(
                    response.hasEntity()
                            ? response.readEntity(InputStream.class)
                            : InputStream.nullInputStream());
            this.response = response;
        }

        @Override
        public void close() throws IOException {
            try {
                super.close();
            } finally {
                response.close();
            }
        }
    }
}

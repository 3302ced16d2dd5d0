package dev.slipway.truth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Records a test and judges the V1 exchanges of it; what it did is kept for {@link Tapes}. */
final class Judged implements BeforeEachCallback, AfterEachCallback {
    static final Optional<OpenApiJudge> JUDGE = OpenApiDocument.find().map(OpenApiJudge::new);
    private static final Deviations KNOWN = new Deviations();

    @Override
    public void beforeEach(ExtensionContext context) {
        Wire.begin();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Tape tape = Wire.tape(context.getRequiredTestMethod());
        if (context.getExecutionException().isEmpty()) {
            Tapes.keep(tape);
        }
        assertThat(unknown(tape.exchanges())).as("what Together's document does not say").isEmpty();
    }

    /** All that is wrong and not in the list; nothing where there is no document. */
    static List<Violation> unknown(List<Exchange> exchanges) {
        return found(exchanges).stream().filter(found -> !KNOWN.known(found)).toList();
    }

    static List<Violation> found(List<Exchange> exchanges) {
        return exchanges.stream()
                .filter(Exchange::v1)
                .flatMap(exchange -> JUDGE.stream().flatMap(j -> j.judge(exchange).stream()))
                .distinct()
                .toList();
    }
}

package dev.slipway.provider.together;

import dev.slipway.provider.FailureKind;
import dev.slipway.provider.FailureWords;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;

@ApplicationScoped
class TogetherWords implements FailureWords {

    @Override
    public Explanation explain(String words) {
        Refusal said = words == null ? null : Refusal.find(words.toLowerCase(Locale.ROOT));
        return said == null
                ? new Explanation(FailureKind.INVALID_DATA, Hints.of(FailureKind.INVALID_DATA))
                : new Explanation(said.kind(), said.hint());
    }
}

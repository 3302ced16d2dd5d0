package dev.slipway.storm.check;

import dev.slipway.storm.Evidence;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Whatever lives at the provider is known here and owned; what was released is gone there. */
final class ZeroOrphans implements Invariant {
    /** What reckoning simulated time back into that of the machine may be off. */
    private static final Duration CLOCKS = Duration.ofSeconds(1);

    @Override
    public String name() {
        return "I1 zero orphans";
    }

    @Override
    public Verdict check(Evidence evidence) throws SQLException {
        Findings findings = new Findings(name());
        List<Effect> effects = Effect.all(evidence);
        Map<String, Effect> byToken =
                effects.stream().collect(Collectors.toMap(Effect::token, Function.identity()));
        ProviderLedger ledger = ProviderLedger.read(evidence);
        ledger.strangers()
                .forEach(
                        stranger ->
                                findings.expect(
                                        false, "%s was made under no name of ours", stranger));
        for (Thing thing : ledger.alive()) {
            Effect effect = byToken.get(thing.token());
            findings.expect(
                    effect != null && effect.owned() && thing.id().equals(effect.externalId()),
                    "%s lives at the provider and nobody owns it: %s",
                    thing,
                    effect == null
                            ? "no effect has its name"
                            : "its effect is %s of %s"
                                    .formatted(effect.state(), effect.externalId()));
        }
        Set<String> alive = ledger.alive().stream().map(Thing::id).collect(Collectors.toSet());
        effects.stream()
                .filter(effect -> effect.state().equals("RELEASED"))
                .filter(effect -> effect.externalId() != null)
                .forEach(
                        effect -> {
                            findings.expect(
                                    !alive.contains(effect.externalId()),
                                    "effect %s is RELEASED and %s still lives",
                                    effect.token(),
                                    effect.externalId());
                            goneBefore(effect, ledger, findings);
                        });
        return findings.verdict();
    }

    /** It was gone before it was called so; else the sweep would mend what nobody looked at. */
    private static void goneBefore(Effect effect, ProviderLedger ledger, Findings findings) {
        Instant deleted = ledger.deleted().get(effect.externalId());
        if (deleted != null) {
            findings.expect(
                    !deleted.isAfter(effect.changed().plus(CLOCKS)),
                    "effect %s was RELEASED at %s, and %s was deleted at %s",
                    effect.token(),
                    effect.changed(),
                    effect.externalId(),
                    deleted);
        }
    }
}

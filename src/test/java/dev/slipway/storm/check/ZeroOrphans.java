package dev.slipway.storm.check;

import dev.slipway.storm.Evidence;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Whatever lives at the provider is known here and owned; what was released is gone there. */
final class ZeroOrphans implements Invariant {

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
        Map<String, Thing> alive =
                ledger.alive().stream().collect(Collectors.toMap(Thing::id, Function.identity()));
        effects.stream()
                .filter(effect -> effect.state().equals("RELEASED"))
                .forEach(
                        effect ->
                                findings.expect(
                                        effect.externalId() == null
                                                || !alive.containsKey(effect.externalId()),
                                        "effect %s is RELEASED and %s still lives",
                                        effect.token(),
                                        effect.externalId()));
        return findings.verdict();
    }
}

package dev.slipway.sandbox.web;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The faults asked for and not used up. In memory only: a restart forgets them. */
public final class Faults {
    private final List<FaultRule> rules = new ArrayList<>();

    /** Adds a rule in the shape of {@link FaultRule}, its answer's fields at the top level. */
    public synchronized FaultRule add(ObjectNode body) {
        FaultRule.Answer answer = parse(body, FaultRule.Answer.class);
        FaultRule rule = parse(body, FaultRule.class).answering(answer);
        rules.add(rule);
        return rule;
    }

    public synchronized List<FaultRule> list() {
        return List.copyOf(rules);
    }

    public synchronized void clear() {
        rules.clear();
    }

    /**
     * The fault that hits this call, counted as used. A rule still skipping lets later rules have
     * their turn.
     */
    synchronized Optional<FaultRule> take(String method, List<String> path, boolean dryRun) {
        for (int i = 0; i < rules.size(); i++) {
            FaultRule rule = rules.get(i);
            if (!rule.matches(method, path)
                    || (dryRun && (rule.kind().fate() || rule.kind().accepts()))) {
                continue;
            }
            if (rule.skip() > 0) {
                rules.set(i, rule.left(rule.count(), rule.skip() - 1));
                continue;
            }
            if (rule.count() <= 1) {
                rules.remove(i);
            } else {
                rules.set(i, rule.left(rule.count() - 1, 0));
            }
            return Optional.of(rule);
        }
        return Optional.empty();
    }

    private static <T> T parse(ObjectNode body, Class<T> type) {
        try {
            return Json.MAPPER.treeToValue(body, type);
        } catch (JsonMappingException e) {
            if (e.getCause() instanceof ApiException refusal) {
                throw refusal;
            }
            throw ApiException.badRequest("not a fault: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw ApiException.badRequest("not a fault: " + e.getMessage());
        }
    }
}

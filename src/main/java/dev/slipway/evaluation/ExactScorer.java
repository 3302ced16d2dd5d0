package dev.slipway.evaluation;

import java.util.Optional;

record ExactScorer(boolean trim, boolean ignoreCase) implements Scorer {

    static ExactScorer of(Options options) {
        return new ExactScorer(options.flag("trim", true), options.flag("ignoreCase", false));
    }

    @Override
    public double score(String expected, String answer) {
        String wanted = trim ? expected.strip() : expected;
        String given = trim ? answer.strip() : answer;
        return (ignoreCase ? wanted.equalsIgnoreCase(given) : wanted.equals(given)) ? 1 : 0;
    }

    @Override
    public Optional<String> objection(String expected) {
        return Optional.empty();
    }
}

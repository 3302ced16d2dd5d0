package dev.slipway.evaluation;

import java.util.List;

/** A suite that cannot be used, with the first reasons in the order of the file. */
public class InvalidSuiteException extends RuntimeException {
    private final List<SuiteProblem> problems;

    InvalidSuiteException(List<SuiteProblem> problems) {
        super(
                problems.getFirst()
                        + (problems.size() > 1
                                ? " (and %d more problems)".formatted(problems.size() - 1)
                                : ""));
        this.problems = List.copyOf(problems);
    }

    /** At least one, at most 20. */
    public List<SuiteProblem> problems() {
        return problems;
    }
}

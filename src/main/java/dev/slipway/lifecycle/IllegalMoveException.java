package dev.slipway.lifecycle;

import dev.slipway.problem.Problem;
import dev.slipway.problem.ProblemType;

/** A record was asked to make a move that its state's allow-list does not hold. */
public class IllegalMoveException extends Problem {

    public IllegalMoveException(String subject, LifecycleState<?> from, LifecycleState<?> to) {
        super(
                ProblemType.ILLEGAL_TRANSITION,
                "%s is %s and cannot become %s.".formatted(subject, from.name(), to.name()),
                "From %s it can go to: %s.".formatted(from.name(), from.next()));
    }
}

package dev.slipway.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/** The wire form of RFC 9457, with our {@code code}, {@code fix} and {@code errors}. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ProblemBody(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        String code,
        String fix,
        List<Problem.FieldError> errors) {
    public static final String MEDIA_TYPE = "application/problem+json";

    static ProblemBody of(Problem problem, String instance) {
        ProblemType type = problem.type();
        return new ProblemBody(
                "urn:slipway:problem:" + type.code(),
                type.title(),
                type.status(),
                problem.getMessage(),
                instance,
                type.code(),
                problem.fix(),
                problem.errors());
    }
}

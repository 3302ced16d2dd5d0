package dev.slipway.problem;

import java.util.List;

/**
 * Something a caller can be told: what is wrong, why, and what to do. Knows no HTTP but its status.
 */
public class Problem extends RuntimeException {
    private final ProblemType type;
    private final String fix;
    private final transient List<FieldError> errors;

    /**
     * @param detail what is wrong and why, one or two sentences, nothing secret
     * @param fix what to do, one sentence
     */
    public Problem(ProblemType type, String detail, String fix) {
        this(type, detail, fix, List.of());
    }

    public Problem(ProblemType type, String detail, String fix, List<FieldError> errors) {
        super(detail);
        this.type = type;
        this.fix = fix;
        this.errors = List.copyOf(errors);
    }

    /**
     * One wrong field. {@code field} is a path such as {@code plan.deploy.target} or {@code line 3:
     * messages}.
     */
    public record FieldError(String field, String message) {}

    /** A thing that is not there, or not in the caller's project: nobody can tell which. */
    public static Problem notFound(String what, String id) {
        return new Problem(
                ProblemType.NOT_FOUND,
                "There is no " + what + " " + id + " in this project.",
                "Check the id and that the key belongs to the right project.");
    }

    public static Problem invalid(String field, String message) {
        return new Problem(
                ProblemType.VALIDATION_FAILED,
                field + ": " + message,
                "Correct the field and send the request again; nothing was stored or spent.",
                List.of(new FieldError(field, message)));
    }

    public ProblemType type() {
        return type;
    }

    public String fix() {
        return fix;
    }

    public List<FieldError> errors() {
        return errors;
    }
}

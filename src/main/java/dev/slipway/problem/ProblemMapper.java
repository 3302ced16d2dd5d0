package dev.slipway.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.slipway.provider.ProviderException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The one place where an exception becomes an answer of the control plane. */
class ProblemMapper {
    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);
    private static final String RESEND = "Correct the request and send it again; nothing was done.";

    @ServerExceptionMapper
    Response problem(Problem problem, UriInfo uri) {
        LOG.infof(
                "%s %d %s: %s",
                uri.getPath(),
                problem.type().status(),
                problem.type().code(),
                problem.getMessage());
        return Response.status(problem.type().status())
                .type(ProblemBody.MEDIA_TYPE)
                .header(HttpHeaders.RETRY_AFTER, problem.type().retryAfter())
                .entity(ProblemBody.of(problem, uri.getPath()))
                .build();
    }

    @ServerExceptionMapper
    Response provider(ProviderException e, UriInfo uri) {
        return problem(ProviderProblems.of(e), uri);
    }

    @ServerExceptionMapper
    Response invalid(ConstraintViolationException e, UriInfo uri) {
        List<Problem.FieldError> errors =
                e.getConstraintViolations().stream()
                        .map(
                                v ->
                                        new Problem.FieldError(
                                                field(v.getPropertyPath()), v.getMessage()))
                        .sorted(java.util.Comparator.comparing(Problem.FieldError::field))
                        .toList();
        String detail =
                errors.stream()
                        .map(error -> error.field() + ": " + error.message())
                        .collect(Collectors.joining("; "));
        return problem(new Problem(ProblemType.VALIDATION_FAILED, detail, RESEND, errors), uri);
    }

    /** Its own mapper, since the framework has one for this class that would say less. */
    @ServerExceptionMapper
    Response mismatched(MismatchedInputException e, UriInfo uri) {
        return unreadable(e, uri);
    }

    @ServerExceptionMapper
    Response unreadable(JsonProcessingException e, UriInfo uri) {
        if (e instanceof UnrecognizedPropertyException unknown) {
            String known =
                    unknown.getKnownPropertyIds().stream()
                            .map(String::valueOf)
                            .sorted()
                            .collect(Collectors.joining(", "));
            return problem(
                    Problem.invalid(
                            path(unknown), "is not a known field; known here are: " + known),
                    uri);
        }
        if (e instanceof MismatchedInputException mismatch) {
            return problem(Problem.invalid(path(mismatch), "has the wrong type"), uri);
        }
        return problem(
                new Problem(
                        ProblemType.BAD_REQUEST,
                        "The body is not the JSON that this path takes: " + e.getOriginalMessage(),
                        RESEND),
                uri);
    }

    @ServerExceptionMapper
    Response web(WebApplicationException e, UriInfo uri) {
        if (e.getCause() instanceof JsonProcessingException json) {
            return unreadable(json, uri);
        }
        return problem(web(e.getResponse().getStatus(), e, uri.getPath()), uri);
    }

    /** What may be told of a status that the server itself came to. */
    static Problem web(int status, Throwable t, String path) {
        ProblemType type =
                switch (status) {
                    case 404 -> ProblemType.NOT_FOUND;
                    case 405 -> ProblemType.METHOD_NOT_ALLOWED;
                    case 413 -> ProblemType.TOO_LARGE;
                    case 415, 406 -> ProblemType.UNSUPPORTED_MEDIA_TYPE;
                    default -> status < 500 ? ProblemType.BAD_REQUEST : ProblemType.INTERNAL;
                };
        return type == ProblemType.INTERNAL
                ? unexpected(t, path)
                : new Problem(
                        type,
                        "%s (%s)".formatted(type.title(), path),
                        "See /q/swagger-ui for what each path takes.");
    }

    @ServerExceptionMapper
    Response unexpected(Throwable t, UriInfo uri) {
        return problem(unexpected(t, uri.getPath()), uri);
    }

    /** What may be told of it, having logged it. */
    static Problem unexpected(Throwable t, String path) {
        if (DatabaseFailures.causedBy(t)) {
            LOG.warnf("Database did not answer on %s: %s", path, t.toString());
            return DatabaseFailures.problem();
        }
        LOG.errorf(t, "Unexpected failure on %s", path);
        // Never the message of an unexpected throwable: it may hold anything.
        return new Problem(
                ProblemType.INTERNAL,
                "The request failed for a reason of ours; it is in the log.",
                "Send it again with the same Idempotency-Key, or report the time.");
    }

    private static String field(jakarta.validation.Path path) {
        // The first two nodes are the method and its parameter, which mean nothing to a caller.
        String text = path.toString();
        String[] parts = text.split("\\.", 3);
        return parts.length == 3 ? parts[2] : text;
    }

    private static String path(JsonMappingException e) {
        String path =
                e.getPath().stream()
                        .map(
                                ref ->
                                        ref.getFieldName() != null
                                                ? ref.getFieldName()
                                                : "[" + ref.getIndex() + "]")
                        .collect(Collectors.joining("."));
        return path.isEmpty() ? "body" : path;
    }
}

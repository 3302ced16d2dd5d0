package dev.slipway.evaluation;

import dev.slipway.access.Idempotency;
import dev.slipway.dataset.FilePurpose;
import dev.slipway.dataset.StoredFile;
import dev.slipway.dataset.StoredFiles;
import dev.slipway.lifecycle.Tx;
import dev.slipway.platform.Actor;
import dev.slipway.platform.Ids;
import dev.slipway.platform.JsonText;
import dev.slipway.platform.ProjectId;
import dev.slipway.problem.Problem;
import dev.slipway.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Takes suites in and knows them by name. */
@ApplicationScoped
public class Suites {
    private static final Suite.ScorerSpec EXACT = new Suite.ScorerSpec("exact", null);

    private final SuiteStore store;
    private final StoredFiles files;
    private final Ids ids;
    private final Clock clock;
    private final Idempotency idempotency;

    Suites(SuiteStore store, StoredFiles files, Ids ids, Clock clock, Idempotency idempotency) {
        this.store = store;
        this.files = files;
        this.ids = ids;
        this.clock = clock;
        this.idempotency = idempotency;
    }

    /** Keeps a checked suite. {@code scorers} null: {@code exact}. */
    SuiteView create(ProjectId project, SuiteRequest request, Actor by) {
        StoredFile file = files.get(project, request.file(), FilePurpose.EVAL);
        Suite suite = new Suite();
        suite.id = ids.next("suite");
        suite.projectId = project.value();
        suite.name = request.name();
        suite.fileId = file.id;
        suite.scorersJson =
                JsonText.write(request.scorers() == null ? List.of(EXACT) : request.scorers());
        suite.createdBy = by.name();
        suite.createdAt = clock.instant();
        check(suite);
        return Tx.callAgain(
                () -> {
                    if (store.named(project, suite.name).isPresent()) {
                        throw new Problem(
                                ProblemType.CONFLICT,
                                "There is a suite named %s already, and suites never change."
                                        .formatted(suite.name),
                                "Choose another name, such as %s-2.".formatted(suite.name));
                    }
                    store.persistAndFlush(suite);
                    SuiteView view = SuiteView.of(suite);
                    idempotency.remember(201, view);
                    return view;
                });
    }

    SuiteView get(ProjectId project, String name) {
        return Tx.call(() -> store.named(project, name))
                .map(SuiteView::of)
                .orElseThrow(() -> Problem.notFound("suite", name));
    }

    List<SuiteView> list(ProjectId project) {
        return Tx.call(() -> store.of(project)).stream().map(SuiteView::of).toList();
    }

    /** Names of the scorers of a suite; empty when there is no such suite. */
    public Optional<List<String>> scorersOf(ProjectId project, String name) {
        return Tx.call(() -> store.named(project, name))
                .map(suite -> suite.specs().stream().map(Suite.ScorerSpec::name).toList());
    }

    Suite suite(String id) {
        return Tx.call(() -> store.findById(id));
    }

    Suite require(ProjectId project, String name) {
        return store.named(project, name).orElseThrow(() -> Problem.notFound("suite", name));
    }

    List<SuiteCase> cases(Suite suite) {
        Path content = files.copy(suite.fileId);
        try {
            return SuiteCases.parse(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            delete(content);
        }
    }

    private void check(Suite suite) {
        try {
            List<SuiteCase> cases = cases(suite);
            suite.cases = cases.size();
            suite.scorers()
                    .forEach(
                            (name, scorer) ->
                                    cases.forEach(
                                            one ->
                                                    scorer.objection(one.expected())
                                                            .ifPresent(
                                                                    why ->
                                                                            refuse(
                                                                                    one, name,
                                                                                    why))));
        } catch (InvalidSuiteException e) {
            throw new Problem(
                    ProblemType.DATASET_INVALID,
                    e.getMessage(),
                    "Mend the lines in 'errors' and upload the file again.",
                    e.problems().stream()
                            .map(
                                    p ->
                                            new Problem.FieldError(
                                                    "line %d: %s".formatted(p.line(), p.field()),
                                                    p.message()))
                            .toList());
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("scorers", e.getMessage());
        }
    }

    private static void refuse(SuiteCase one, String scorer, String why) {
        throw Problem.invalid("file", "case %s, scorer %s: %s".formatted(one.id(), scorer, why));
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

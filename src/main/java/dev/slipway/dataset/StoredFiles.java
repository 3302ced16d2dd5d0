package dev.slipway.dataset;

import dev.slipway.access.Idempotency;
import dev.slipway.lifecycle.Tx;
import dev.slipway.platform.Actor;
import dev.slipway.platform.Ids;
import dev.slipway.platform.ProjectId;
import dev.slipway.problem.Problem;
import dev.slipway.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;

/** Takes files in, checked before anything else happens, and gives them out. */
@ApplicationScoped
public class StoredFiles {
    private final FileStore store;
    private final Ids ids;
    private final Clock clock;
    private final Idempotency idempotency;

    StoredFiles(FileStore store, Ids ids, Clock clock, Idempotency idempotency) {
        this.store = store;
        this.ids = ids;
        this.clock = clock;
        this.idempotency = idempotency;
    }

    /** A file that somebody sent. */
    record Incoming(ProjectId project, String name, FilePurpose purpose, Path content, Actor by) {}

    /**
     * Checks and keeps it; the same content for the same purpose is the file that is there already.
     *
     * @throws Problem DATASET_INVALID naming lines and fields
     */
    <V> V add(Incoming in, Function<StoredFile, V> view) {
        DatasetReport report = check(in);
        // Of two that arrive at the same time with the same content one is told of the other's.
        return Tx.callAgain(
                () -> {
                    StoredFile file =
                            store.same(in.project(), in.purpose(), report.sha256())
                                    .orElseGet(() -> keep(in, report));
                    V answer = view.apply(file);
                    idempotency.remember(201, answer);
                    return answer;
                });
    }

    /**
     * @throws Problem NOT_FOUND, also for another project's file
     */
    public StoredFile get(ProjectId project, String id) {
        return Tx.call(() -> store.of(project, id)).orElseThrow(() -> Problem.notFound("file", id));
    }

    /**
     * @throws Problem NOT_FOUND, or VALIDATION_FAILED when it was given for something else
     */
    public StoredFile get(ProjectId project, String id, FilePurpose purpose) {
        StoredFile file = get(project, id);
        if (file.purpose != purpose) {
            throw Problem.invalid(
                    "file",
                    "%s was uploaded with the purpose %s; this needs %s"
                            .formatted(id, file.purpose.wire(), purpose.wire()));
        }
        return file;
    }

    /** Copies the content into a temporary file that the caller deletes. */
    public Path copy(String fileId) {
        try {
            Path copy = Files.createTempFile("slipway-", ".jsonl");
            try (OutputStream out = Files.newOutputStream(copy)) {
                store.readContent(fileId, out);
            }
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private StoredFile keep(Incoming in, DatasetReport report) {
        StoredFile file = new StoredFile();
        file.id = ids.next("file");
        file.projectId = in.project().value();
        file.name = in.name();
        file.purpose = in.purpose();
        file.format = in.purpose() == FilePurpose.FINE_TUNE ? report.format() : null;
        file.lines = report.lines();
        file.bytes = report.bytes();
        file.sha256 = report.sha256();
        file.createdBy = in.by().name();
        file.createdAt = clock.instant();
        store.persistAndFlush(file);
        store.writeContent(file.id, in.content());
        return file;
    }

    private static DatasetReport check(Incoming in) {
        DatasetReport report;
        try {
            report = DatasetCheck.of(in.content());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (in.purpose() == FilePurpose.FINE_TUNE && !report.valid()) {
            throw refuse(in.name(), report.problems());
        }
        return report;
    }

    private static Problem refuse(String name, List<DatasetProblem> problems) {
        DatasetProblem first = problems.getFirst();
        String where =
                first.line() == 0
                        ? name
                        : "%s line %d%s"
                                .formatted(
                                        name,
                                        first.line(),
                                        first.field().isEmpty() ? "" : ", " + first.field());
        return new Problem(
                ProblemType.DATASET_INVALID,
                where + ": " + first.message(),
                "Mend the lines in 'errors' and upload the file again; nothing was stored or sent.",
                problems.stream()
                        .map(
                                p ->
                                        new Problem.FieldError(
                                                "line %d%s"
                                                        .formatted(
                                                                p.line(),
                                                                p.field().isEmpty()
                                                                        ? ""
                                                                        : ": " + p.field()),
                                                p.message()))
                        .toList());
    }
}

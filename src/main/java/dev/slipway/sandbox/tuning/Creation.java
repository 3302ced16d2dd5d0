package dev.slipway.sandbox.tuning;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.catalog.Account;
import dev.slipway.sandbox.catalog.BaseModel;
import dev.slipway.sandbox.catalog.Catalogue;
import dev.slipway.sandbox.clock.SimClock;
import dev.slipway.sandbox.file.FileStore;
import dev.slipway.sandbox.file.StoredFile;
import dev.slipway.sandbox.learn.Dataset;
import dev.slipway.sandbox.ledger.Journal;
import dev.slipway.sandbox.switches.Switches;
import dev.slipway.sandbox.web.ApiException;
import dev.slipway.sandbox.web.Call;
import dev.slipway.sandbox.web.Json;
import dev.slipway.sandbox.web.Reply;
import java.math.BigDecimal;
import java.util.Optional;

/** Checks a request for a job, and says what it would cost. */
public final class Creation {
    private static final String PURPOSE = "fine-tune";
    private static final BigDecimal USER_LIMIT_CENTS = BigDecimal.valueOf(10_000_000);

    private final FileStore files;
    private final Catalogue catalogue;
    private final Journal journal;
    private final SimClock clock;
    private final Switches switches;

    public Creation(
            FileStore files,
            Catalogue catalogue,
            Journal journal,
            SimClock clock,
            Switches switches) {
        this.files = files;
        this.catalogue = catalogue;
        this.journal = journal;
        this.clock = clock;
        this.switches = switches;
    }

    Switches switches() {
        return switches;
    }

    FineTune.Plan plan(Call call) {
        ObjectNode request = call.json();
        StoredFile train = file(Call.required(request, "training_file"), "training_file");
        BaseModel base = base(Call.required(request, "model"));
        ObjectNode checked = RequestCheck.check(request, base);
        Optional<StoredFile> validation = validation(request);
        return new FineTune.Plan(
                checked,
                base.id(),
                outputName(request, base),
                data(train, validation),
                call.fate());
    }

    private String outputName(ObjectNode request, BaseModel base) {
        String suffix = request.path("suffix").asText("");
        return Account.USER
                + "/"
                + base.shortName()
                + (suffix.isEmpty() ? "" : "-" + suffix)
                + "-"
                + journal.newId().substring(0, 8);
    }

    private static FineTune.Data data(StoredFile train, Optional<StoredFile> validation) {
        StoredFile.Report report = train.report();
        String error = report.error();
        if (error == null) {
            error = validation.map(file -> file.report().error()).orElse(null);
        }
        return new FineTune.Data(
                train.sha(),
                validation.map(StoredFile::sha).orElse(null),
                Math.max(1, report.lines()),
                report.tokens(),
                validation.map(file -> file.report().tokens()).orElse(0L),
                error);
    }

    /** {@code POST /v1/fine-tunes/estimate-price}; the file must have been checked before. */
    Reply estimate(Call call) {
        ObjectNode request = call.json();
        StoredFile train = file(Call.required(request, "training_file"), "training_file");
        Optional<StoredFile> validation = validation(request);
        String unavailable =
                unavailable(train, "train")
                        .or(() -> validation.flatMap(file -> unavailable(file, "eval")))
                        .orElse(null);
        if (unavailable != null) {
            return Reply.ok(
                    Json.object()
                            .put("estimation_available", false)
                            .put("unavailable_reason", unavailable));
        }
        BaseModel base = base(Call.required(request, "model"));
        Hyperparameters hyper = Hyperparameters.of(request);
        FineTune.Data data = data(train, validation);
        BigDecimal cents = Price.cents(base, hyper, data.tokens(), data.evalTokens());
        return Reply.ok(
                Json.object()
                        .put("estimation_available", true)
                        .put("estimated_total_price", cents.movePointLeft(2))
                        .put("allowed_to_proceed", cents.compareTo(USER_LIMIT_CENTS) <= 0)
                        .put("user_limit", USER_LIMIT_CENTS.movePointLeft(2))
                        .put("estimated_train_token_count", data.tokens() * hyper.epochs())
                        .put("estimated_eval_token_count", data.evalTokens() * hyper.evals()));
    }

    /** The reason in the words of the official client. */
    private Optional<String> unavailable(StoredFile file, String which) {
        if (!file.processed(clock.now())) {
            return Optional.of(which + "_file_not_validated");
        }
        return file.valid() ? Optional.empty() : Optional.of(which + "_file_invalid");
    }

    /** {@code POST /v1/fine-tunes/preview}: how the first rows of a file would be trained on. */
    Reply preview(Call call) {
        ObjectNode request = call.json();
        StoredFile train = file(Call.required(request, "training_file"), "training_file");
        BaseModel base = base(Call.required(request, "model"));
        Dataset data = Dataset.read(files.content(train.sha()));
        if (!data.valid()) {
            throw ApiException.badField("training_file", data.error());
        }
        return Reply.ok(Preview.of(request, base, data).json());
    }

    private Optional<StoredFile> validation(ObjectNode request) {
        return request.hasNonNull("validation_file")
                ? Optional.of(file(Call.required(request, "validation_file"), "validation_file"))
                : Optional.empty();
    }

    private StoredFile file(String id, String field) {
        StoredFile file =
                files.find(id)
                        .orElseThrow(() -> ApiException.badField(field, "File not found: " + id));
        if (!file.purpose().equals(PURPOSE)) {
            throw ApiException.badField(
                    field, "The file's purpose is " + file.purpose() + ", not " + PURPOSE);
        }
        return file;
    }

    private BaseModel base(String name) {
        return catalogue
                .byName(name)
                .filter(BaseModel::tunable)
                .orElseThrow(
                        () ->
                                ApiException.badField(
                                        "model",
                                        "Model " + name + " is not available for fine-tuning"));
    }
}

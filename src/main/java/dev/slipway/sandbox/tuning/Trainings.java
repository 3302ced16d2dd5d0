package dev.slipway.sandbox.tuning;

import dev.slipway.sandbox.file.FileStore;
import dev.slipway.sandbox.learn.Dataset;
import dev.slipway.sandbox.learn.Example;
import dev.slipway.sandbox.learn.NearestExample;
import dev.slipway.sandbox.learn.Training;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Trains when somebody wants to see losses or answers, once per job. The result follows from job
 * and files alone, so it need not be kept.
 */
public final class Trainings {
    private final FileStore files;
    private final Map<String, List<Training.Point>> losses = new ConcurrentHashMap<>();
    private final Map<String, NearestExample> models = new ConcurrentHashMap<>();

    public Trainings(FileStore files) {
        this.files = files;
    }

    /** Losses of all steps, also of those that have not come yet by the clock. */
    List<Training.Point> losses(FineTune job) {
        FineTune.Data data = job.plan().data();
        if (data.error() != null) {
            return List.of();
        }
        return losses.computeIfAbsent(
                job.id(),
                id ->
                        Training.run(
                                examples(data.trainSha()),
                                data.validationSha() == null
                                        ? List.of()
                                        : examples(data.validationSha()),
                                job.training()));
    }

    /** What a model answers from that was trained on the file with this SHA-256. */
    public NearestExample model(String trainSha) {
        return models.computeIfAbsent(trainSha, sha -> new NearestExample(examples(sha)));
    }

    private List<Example> examples(String sha) {
        return Dataset.read(files.content(sha)).examples();
    }
}

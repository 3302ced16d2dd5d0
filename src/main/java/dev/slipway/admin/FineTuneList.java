package dev.slipway.admin;

import dev.slipway.finetune.FineTuneView;
import java.time.Instant;
import java.util.List;

/**
 * A page of fine-tunes, newest first.
 *
 * @param older link to the next page; null on the last one
 */
record FineTuneList(List<Row> rows, String older) {

    /**
     * @param progress a dash before the first step
     * @param done percent; null while nobody knows the number of steps
     */
    record Row(
            String id,
            String alias,
            String baseModel,
            Badge badge,
            String status,
            String progress,
            Integer done,
            String price,
            Moment born,
            Moment changed,
            String reason) {

        static Row of(FineTuneView job, Instant now) {
            return new Row(
                    job.id(),
                    job.alias(),
                    job.baseModel(),
                    Badge.of(job.state()),
                    Figures.orUnknown(job.providerStatus()),
                    progress(job),
                    done(job),
                    price(job),
                    Moment.of(job.createdAt(), now),
                    Moment.of(job.updatedAt(), now),
                    job.reason());
        }

        private static String progress(FineTuneView job) {
            return job.stepsDone() == null
                    ? Figures.UNKNOWN
                    : job.stepsTotal() == null
                            ? job.stepsDone() + " steps"
                            : "%d of %d steps".formatted(job.stepsDone(), job.stepsTotal());
        }

        /** Of real numbers only, never a guess. */
        private static Integer done(FineTuneView job) {
            return job.stepsDone() == null || job.stepsTotal() == null || job.stepsTotal() < 1
                    ? null
                    : Integer.valueOf(
                            (int) Math.min(100, 100 * job.stepsDone() / job.stepsTotal()));
        }

        private static String price(FineTuneView job) {
            return job.priceUsd() != null
                    ? Figures.usd(job.priceUsd())
                    : job.estimateUsd() == null
                            ? Figures.UNKNOWN
                            : "about " + Figures.usd(job.estimateUsd());
        }
    }
}

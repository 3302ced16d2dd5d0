package dev.slipway.provider;

import java.util.List;

/** An evaluation to start: a judge looks at each row of a file. */
public sealed interface EvaluationRequest {

    /** Id of a file with purpose {@code eval}. */
    String inputFile();

    Judge judge();

    /**
     * The judge sorts each answer.
     *
     * @param labels two or more
     * @param passLabels those of them that count as passed
     */
    record Classify(
            String inputFile,
            Judge judge,
            Subject subject,
            List<String> labels,
            List<String> passLabels)
            implements EvaluationRequest {}

    /** The judge gives each answer a number. */
    record Score(String inputFile, Judge judge, Subject subject, Scale scale)
            implements EvaluationRequest {}

    /** The judge says which of two answers is better. */
    record Compare(String inputFile, Judge judge, Subject a, Subject b)
            implements EvaluationRequest {}

    /** From the worst to the best number; from {@code pass} on an answer has passed. */
    record Scale(double min, double max, double pass) {}

    /**
     * @param systemTemplate what it is told, over the columns of the file
     */
    record Judge(Model model, String systemTemplate) {}

    /** Whose answers are judged; null for what the file's own column holds by default. */
    sealed interface Subject {}

    /** Answers that stand in a column of the file. */
    record Column(String name) implements Subject {}

    /**
     * Answers that a model gives now.
     *
     * @param temperature 0 to 2
     */
    record Answering(
            Model model,
            String systemTemplate,
            String inputTemplate,
            int maxTokens,
            double temperature)
            implements Subject {}

    /**
     * @param name for a dedicated one its endpoint's name
     * @param external null unless the source is {@link Source#EXTERNAL}
     * @param workers requests at a time; null for the provider's
     */
    record Model(String name, Source source, External external, Integer workers) {}

    /** Where a model runs. */
    enum Source {
        SERVERLESS,
        DEDICATED,
        EXTERNAL
    }

    /** Another provider's model. {@code token} is secret. */
    record External(String token, String url) {
        @Override
        public String toString() {
            return "External[token=***, url=" + url + "]";
        }
    }
}

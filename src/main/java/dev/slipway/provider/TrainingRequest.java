package dev.slipway.provider;

import java.util.Map;

/**
 * A fine-tune to start. Together takes all hyperparameters at the top level of the body.
 *
 * @param suffix how we recognise the job in the list; at most 64 characters
 * @param parameters wire names of {@code POST /v1/fine-tunes} (snake case) to JSON values, already
 *     checked; holds neither model, files, suffix nor secrets
 * @param secrets sent, never written anywhere
 */
public record TrainingRequest(
        Subject subject, String suffix, Map<String, Object> parameters, Secrets secrets) {

    public TrainingRequest(
            String model,
            String trainingFile,
            String validationFile,
            String suffix,
            Map<String, Object> parameters) {
        this(new Subject(model, trainingFile, validationFile), suffix, parameters, Secrets.NONE);
    }

    /**
     * What is trained on what.
     *
     * @param validationFile may be null
     */
    public record Subject(String model, String trainingFile, String validationFile) {}

    /**
     * Both may be null.
     *
     * @param wandbKey of Weights &amp; Biases, where the training is reported
     * @param hubToken for a private repository to start from or to write to
     */
    public record Secrets(String wandbKey, String hubToken) {
        public static final Secrets NONE = new Secrets(null, null);

        @Override
        public String toString() {
            return "Secrets[***]";
        }
    }

    public TrainingRequest with(String suffix, Secrets secrets) {
        return new TrainingRequest(subject, suffix, parameters, secrets);
    }
}

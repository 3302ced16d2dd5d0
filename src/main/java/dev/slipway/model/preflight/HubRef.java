package dev.slipway.model.preflight;

import dev.slipway.problem.Problem;
import java.util.regex.Pattern;

/**
 * A repository on HuggingFace at a revision; every instance is well-formed.
 *
 * @param repository {@code owner/name}
 * @param revision branch, tag, commit or {@code refs/pr/N}; null means {@code main}
 */
public record HubRef(String repository, String revision) {
    public static final String MAIN = "main";

    private static final String PART = "[A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,94}[A-Za-z0-9_])?";
    private static final Pattern REPOSITORY = Pattern.compile(PART + "/" + PART);
    private static final Pattern REVISION = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.+/-]{0,199}");

    /**
     * @throws Problem VALIDATION_FAILED
     */
    public HubRef {
        revision = revision == null ? MAIN : revision;
        if (repository == null || !isRepository(repository)) {
            throw Problem.invalid(
                    "repository",
                    "is not owner/name: each part has 1 to 96 of A-Z, a-z, 0-9, dash, underscore"
                            + " and dot, begins and ends with a letter or digit, and has no --,"
                            + " no .. and no .git at its end; copy it from the repository's page");
        }
        if (!REVISION.matcher(revision).matches()
                || revision.contains("..")
                || revision.contains("//")
                || revision.endsWith("/")) {
            throw Problem.invalid(
                    "revision",
                    "is not a branch, tag, commit or refs/pr/N; leave it out for the main branch");
        }
    }

    /**
     * Understands {@code owner/name}, {@code owner/name@revision}, {@code hf://...}, and the
     * addresses of {@code huggingface.co} and {@code hf.co}, also with {@code /tree/revision}.
     *
     * @param revision null when the text may name it
     * @param defaultOwner whose a name without an owner is; null: there is no such
     * @throws Problem VALIDATION_FAILED, saying what to write instead
     */
    public static HubRef parse(String text, String revision, String defaultOwner) {
        return HubRefText.parse(text, revision, defaultOwner);
    }

    static boolean isRepository(String name) {
        return REPOSITORY.matcher(name).matches()
                && !name.contains("--")
                && !name.contains("..")
                && !name.endsWith(".git");
    }

    @Override
    public String toString() {
        return repository + "@" + revision;
    }
}

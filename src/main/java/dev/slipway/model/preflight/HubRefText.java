package dev.slipway.model.preflight;

import dev.slipway.problem.Problem;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The spellings of a repository that people copy from somewhere. */
final class HubRefText {
    private static final String FIELD = "repository";
    private static final Pattern ADDRESS =
            Pattern.compile("(?i)(?:https?://)?(?:www\\.)?(?:huggingface\\.co|hf\\.co)/(.*)");
    private static final Pattern OTHER_ADDRESS = Pattern.compile("(?i)[a-z][a-z0-9+.-]*://.*");
    private static final Pattern TREE = Pattern.compile("([^/]+/[^/]+)/(tree|blob|resolve)/(.+)");
    private static final Pattern PULL_REQUEST = Pattern.compile("refs/pr/\\d+");
    private static final Set<String> OTHER_KINDS =
            Set.of("datasets", "spaces", "collections", "papers", "buckets");

    private HubRefText() {}

    static HubRef parse(String text, String revision, String defaultOwner) {
        if (text == null || text.isBlank()) {
            throw Problem.invalid(FIELD, "is missing; give it as owner/name");
        }
        Matcher address = ADDRESS.matcher(text);
        if (address.matches()) {
            return page(address.group(1), revision, defaultOwner);
        }
        if (text.startsWith("hf://")) {
            return named(text.substring("hf://".length()), revision, defaultOwner);
        }
        if (OTHER_ADDRESS.matcher(text).matches()) {
            throw Problem.invalid(
                    FIELD,
                    "is not an address of huggingface.co; give the repository as owner/name");
        }
        return named(text, revision, defaultOwner);
    }

    private static HubRef page(String path, String revision, String defaultOwner) {
        String plain = path.replaceAll("[?#].*$", "").replaceAll("/$", "");
        Matcher tree = TREE.matcher(plain);
        if (!tree.matches()) {
            return named(plain, revision, defaultOwner);
        }
        // Slashes of a revision are escaped in the address of a page.
        String within = tree.group(3).replaceAll("(?i)%2f", "/");
        boolean folder = tree.group(3).contains("/") && !PULL_REQUEST.matcher(within).matches();
        if (folder || !tree.group(2).equals("tree")) {
            throw Problem.invalid(
                    FIELD,
                    "is the address of a file or folder; give the repository as owner/name, and"
                            + " the branch or commit as revision");
        }
        return ref(tree.group(1), once(within, revision), defaultOwner);
    }

    private static HubRef named(String text, String revision, String defaultOwner) {
        int at = text.indexOf('@');
        return at < 0
                ? ref(text, revision, defaultOwner)
                : ref(text.substring(0, at), once(text.substring(at + 1), revision), defaultOwner);
    }

    private static HubRef ref(String name, String revision, String defaultOwner) {
        int slash = name.indexOf('/');
        if (slash > 0 && OTHER_KINDS.contains(name.substring(0, slash))) {
            throw Problem.invalid(
                    FIELD,
                    "names one of HuggingFace's %s; give the repository of a model"
                            .formatted(name.substring(0, slash)));
        }
        if (slash >= 0) {
            return new HubRef(name, revision);
        }
        if (defaultOwner == null || defaultOwner.isBlank()) {
            throw Problem.invalid(
                    FIELD,
                    "has no owner; give it as owner/name, or set HUGGINGFACE_USERNAME so that a"
                            + " bare name means a repository of that account");
        }
        return new HubRef(defaultOwner + "/" + name, revision);
    }

    private static String once(String named, String revision) {
        if (revision != null && !revision.equals(named)) {
            throw Problem.invalid(
                    "revision", "differs from the one in repository; give it in one place only");
        }
        return named;
    }
}

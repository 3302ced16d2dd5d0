package dev.slipway.storm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Builds an older Slipway out of the project's own history, for a storm in which its replicas are
 * replaced one by one.
 */
final class UpgradeFrom {
    private final Path project;
    private final Path folder;

    /**
     * @param project the checkout whose history holds the release
     * @param folder empty or missing; the clone and its build go there
     */
    UpgradeFrom(Path project, Path folder) {
        this.project = project.toAbsolutePath();
        this.folder = folder.toAbsolutePath();
    }

    /**
     * Clones and builds; takes minutes.
     *
     * @param ref a tag, a branch or a commit
     * @return the folder with {@code quarkus-run.jar}
     * @throws IllegalStateException when there is no such ref, or it does not build
     */
    Path build(String ref) {
        run(project, "git", "clone", "--quiet", "--no-checkout", project.toString(), checkout());
        run(folder, "git", "-C", checkout(), "checkout", "--quiet", "--detach", commit(ref));
        run(Path.of(checkout()), "./mvnw", "-B", "-q", "-DskipTests", "package");
        Path app = Path.of(checkout(), "target", "quarkus-app");
        if (!Files.isRegularFile(app.resolve("quarkus-run.jar"))) {
            throw new IllegalStateException(ref + " was built without " + app);
        }
        return app;
    }

    /** Resolved where the branches are: a clone has them under other names. */
    private String commit(String ref) {
        return run(project, "git", "rev-parse", "--verify", "--quiet", ref + "^{commit}").strip();
    }

    private String checkout() {
        return folder.resolve("release").toString();
    }

    private String run(Path in, String... command) {
        try {
            Files.createDirectories(folder);
            Process process =
                    new ProcessBuilder(command)
                            .directory(in.toFile())
                            .redirectErrorStream(true)
                            .start();
            String said =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(List.of(command) + " failed: " + said);
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

package dev.slipway.sandbox.hub;

import dev.slipway.sandbox.web.ApiException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The repositories below a folder, as {@code owner/name}. Read anew for each call. */
public final class Hub {
    private static final Pattern PART = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,95}");
    private static final String SIDECAR = ".hub.json";
    private static final int RENAMES = 5;

    private final Path folder;

    public Hub(Path folder) {
        this.folder = folder;
    }

    /**
     * What the main branch of {@code id} holds now, for one who may read its files.
     *
     * @throws ApiException as the Hub would refuse it, with 401, 403 or 404
     */
    public Snapshot main(String id, Optional<String> token) {
        return snapshot(id, Repository.MAIN, token);
    }

    /**
     * Whether somebody without a token can fetch this file.
     *
     * @throws ApiException as the Hub would refuse it, with 401, 403 or 404
     */
    public void requireOpen(String id, String revision, String path) {
        snapshot(id, revision, Optional.empty())
                .find(path)
                .filter(HubFile::there)
                .orElseThrow(() -> ApiException.hub(404, "EntryNotFound", "Entry not found"));
    }

    private Snapshot snapshot(String id, String revision, Optional<String> token) {
        Optional<String> checked = Gate.checked(token);
        Place place = follow(id).orElseThrow(() -> Gate.unknown(checked));
        Gate.read(place, checked);
        Repository repository = place.open();
        return repository
                .commit(revision)
                .flatMap(repository::at)
                .orElseThrow(
                        () ->
                                ApiException.hub(
                                        404, "RevisionNotFound", "Invalid rev id: " + revision));
    }

    private Optional<Place> follow(String id) {
        String next = id;
        for (int i = 0; i < RENAMES; i++) {
            int slash = next.indexOf('/');
            Optional<Place> place = find(next.substring(0, slash), next.substring(slash + 1));
            if (place.isEmpty() || place.get().id().equals(next)) {
                return place;
            }
            next = place.get().id();
        }
        return Optional.empty();
    }

    /** By name in any case; the place's id tells the right one, or the new one. */
    Optional<Place> find(String owner, String name) {
        if (!PART.matcher(owner).matches()
                || !PART.matcher(name).matches()
                || name.endsWith(SIDECAR)) {
            return Optional.empty();
        }
        Optional<Path> home = child(folder, owner);
        return home.flatMap(found -> child(found, name))
                .or(() -> home.flatMap(found -> child(found, name + SIDECAR)))
                .map(Hub::place)
                .filter(
                        place ->
                                place.sidecar().renamedTo() != null
                                        || Files.isDirectory(place.root()));
    }

    private static Place place(Path found) {
        String name = found.getFileName().toString();
        String bare =
                name.endsWith(SIDECAR) ? name.substring(0, name.length() - SIDECAR.length()) : name;
        Sidecar sidecar = Sidecar.read(found.resolveSibling(bare + SIDECAR));
        String id =
                sidecar.renamedTo() == null
                        ? found.getParent().getFileName() + "/" + bare
                        : sidecar.renamedTo();
        return new Place(id, found.resolveSibling(bare), sidecar);
    }

    /** The entry of that name, else one that differs only in case. */
    private static Optional<Path> child(Path parent, String name) {
        try (Stream<Path> entries = Files.list(parent)) {
            return entries.filter(path -> path.getFileName().toString().equalsIgnoreCase(name))
                    .min(Comparator.comparing(path -> !path.getFileName().toString().equals(name)));
        } catch (IOException e) {
            if (!Files.isDirectory(parent)) {
                return Optional.empty();
            }
            throw new UncheckedIOException("cannot read " + parent, e);
        }
    }
}

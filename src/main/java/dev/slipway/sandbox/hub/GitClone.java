package dev.slipway.sandbox.hub;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.eclipse.jgit.errors.AmbiguousObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.AndTreeFilter;
import org.eclipse.jgit.treewalk.filter.PathFilter;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/**
 * A {@code git clone} as it lies there. Its commits are the truth, not the files beside them, which
 * may have been changed; those are read only for large files that storage does not hold.
 */
record GitClone(Path root) implements Repository {
    static {
        GitSettings.ignoreTheMachines();
    }

    private static final Pattern REVISION = Pattern.compile("[\\w./-]+");
    private static final String REMOTE = Constants.R_REMOTES + "origin/";

    @Override
    public Optional<String> commit(String revision) {
        if (!REVISION.matcher(revision).matches()) {
            return Optional.empty(); // git would take expressions, such as main~1
        }
        try (var git = open()) {
            ObjectId found = null;
            for (String ref :
                    List.of(
                            Constants.R_HEADS + revision,
                            REMOTE + revision,
                            Constants.R_TAGS + revision)) {
                found = found == null ? git.resolve(ref + "^{commit}") : found;
            }
            if (found == null && revision.startsWith("refs/")) {
                found = git.resolve(revision + "^{commit}");
            }
            if (found == null && revision.matches("[0-9A-Fa-f]{5,40}")) {
                found = git.resolve(revision + "^{commit}");
            }
            if (found == null && revision.equals(MAIN)) {
                found = git.resolve(Constants.HEAD + "^{commit}"); // a clone from elsewhere
            }
            return Optional.ofNullable(found).map(ObjectId::name);
        } catch (AmbiguousObjectException e) {
            return Optional.empty(); // the beginning of more than one commit
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    @Override
    public Optional<Snapshot> at(String commit) {
        try (var git = open();
                RevWalk walk = new RevWalk(git);
                TreeWalk tree = new TreeWalk(git)) {
            ObjectId id = git.resolve(commit + "^{commit}");
            if (id == null) {
                return Optional.empty();
            }
            RevCommit parsed = walk.parseCommit(id);
            tree.addTree(parsed.getTree());
            tree.setRecursive(true);
            LfsStore store = new LfsStore(git.getDirectory().toPath(), root);
            List<HubFile> files = new ArrayList<>();
            while (tree.next()) {
                boolean regular = (tree.getRawMode(0) & FileMode.TYPE_MASK) == FileMode.TYPE_FILE;
                if (regular) {
                    files.add(file(tree, store));
                }
            }
            return Optional.of(new Snapshot(commit(parsed), List.copyOf(files)));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private HubFile file(TreeWalk tree, LfsStore store) throws IOException {
        ObjectId blob = tree.getObjectId(0).copy();
        ObjectReader reader = tree.getObjectReader();
        long size = reader.getObjectSize(blob, Constants.OBJ_BLOB);
        String path = tree.getPathString();
        if (size <= LfsPointer.LONGEST) {
            Optional<LfsPointer> pointer =
                    LfsPointer.parse(reader.open(blob, Constants.OBJ_BLOB).getBytes());
            if (pointer.isPresent()) {
                LfsPointer lfs = pointer.get();
                return new HubFile(path, lfs.size(), blob.name(), lfs, store.find(path, lfs));
            }
        }
        return new HubFile(path, size, blob.name(), null, () -> read(blob));
    }

    /** The clone stays open until the stream is closed. */
    private InputStream read(ObjectId blob) throws IOException {
        var git = open();
        return new FilterInputStream(git.open(blob, Constants.OBJ_BLOB).openStream()) {
            @Override
            public void close() throws IOException {
                super.close();
                git.close();
            }
        };
    }

    @Override
    public Snapshot.Commit lastChange(Snapshot snapshot, HubFile file) {
        try (var git = open();
                RevWalk walk = new RevWalk(git)) {
            walk.markStart(walk.parseCommit(git.resolve(snapshot.commit().id())));
            walk.setTreeFilter(
                    AndTreeFilter.create(PathFilter.create(file.path()), TreeFilter.ANY_DIFF));
            RevCommit last = walk.next();
            return last == null ? snapshot.commit() : commit(last);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static Snapshot.Commit commit(RevCommit commit) {
        return new Snapshot.Commit(
                commit.name(),
                commit.getShortMessage(),
                commit.getCommitterIdent().getWhenAsInstant());
    }

    /** Those of the remote too: a fresh clone has only one of its own. */
    @Override
    public Map<String, String> branches() {
        Map<String, String> branches = new TreeMap<>(refs(REMOTE));
        branches.remove(Constants.HEAD);
        branches.putAll(refs(Constants.R_HEADS));
        commit(MAIN).ifPresent(head -> branches.putIfAbsent(MAIN, head));
        return branches;
    }

    @Override
    public Map<String, String> tags() {
        return refs(Constants.R_TAGS);
    }

    private Map<String, String> refs(String prefix) {
        try (var git = open()) {
            Map<String, String> refs = new TreeMap<>();
            for (Ref ref : git.getRefDatabase().getRefsByPrefix(prefix)) {
                Ref peeled = git.getRefDatabase().peel(ref);
                ObjectId target =
                        peeled.getPeeledObjectId() == null
                                ? peeled.getObjectId()
                                : peeled.getPeeledObjectId();
                refs.put(ref.getName().substring(prefix.length()), target.name());
            }
            return refs;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private org.eclipse.jgit.lib.Repository open() throws IOException {
        return new FileRepositoryBuilder().setWorkTree(root.toFile()).setMustExist(true).build();
    }

    private UncheckedIOException unreadable(IOException e) {
        return new UncheckedIOException("cannot read the clone in " + root, e);
    }
}

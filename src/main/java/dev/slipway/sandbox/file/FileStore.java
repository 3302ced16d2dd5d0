package dev.slipway.sandbox.file;

import dev.slipway.sandbox.learn.Dataset;
import dev.slipway.sandbox.ledger.Act;
import dev.slipway.sandbox.ledger.ContentStore;
import dev.slipway.sandbox.ledger.Entry;
import dev.slipway.sandbox.ledger.Journal;
import dev.slipway.sandbox.web.Call;
import dev.slipway.sandbox.web.Json;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The files of the account. */
public final class FileStore {
    private static final String UPLOAD = "file.upload";
    private static final String DELETE = "file.delete";

    private final Journal journal;
    private final ContentStore contents;
    private final Map<String, StoredFile> files = new LinkedHashMap<>();

    /** What the ledger keeps of an upload. */
    private record Upload(
            String purpose, String type, String sha, long bytes, StoredFile.Report report) {}

    public FileStore(Journal journal, ContentStore contents) {
        this.journal = journal;
        this.contents = contents;
        journal.on(UPLOAD, this::uploaded);
        journal.on(DELETE, entry -> files.remove(entry.id()));
    }

    private void uploaded(Entry entry) {
        Upload data = Json.read(entry.data(), Upload.class);
        files.put(
                entry.id(),
                new StoredFile(
                        entry.id(),
                        entry.name(),
                        data.purpose,
                        data.type,
                        data.sha,
                        data.bytes,
                        data.report,
                        entry.at()));
    }

    /** Keeps a file; the same content for the same purpose is the same file. */
    StoredFile upload(Call call, Draft draft, byte[] bytes) {
        String sha = contents.put(bytes);
        Optional<StoredFile> same =
                files.values().stream()
                        .filter(
                                file ->
                                        file.sha().equals(sha)
                                                && file.purpose().equals(draft.purpose))
                        .findFirst();
        if (same.isPresent()) {
            return same.get();
        }
        return add(call, newId(), draft, sha, bytes);
    }

    /**
     * A file that is on its way.
     *
     * @param name ends in its type
     */
    record Draft(String name, String purpose) {
        String type() {
            return name.substring(name.lastIndexOf('.') + 1);
        }
    }

    /** A new id, for a file whose bytes come later. */
    String newId() {
        return "file-" + journal.newId();
    }

    /** Keeps the bytes of a file whose id was given out before. */
    StoredFile arrived(Call call, String id, Draft draft, byte[] bytes) {
        return add(call, id, draft, contents.put(bytes), bytes);
    }

    /** Keeps a file that the sandbox made itself. */
    public StoredFile keep(String name, String purpose, byte[] bytes) {
        return add(null, newId(), new Draft(name, purpose), contents.put(bytes), bytes);
    }

    private StoredFile add(Call call, String id, Draft draft, String sha, byte[] bytes) {
        StoredFile.Report report = null;
        if (draft.purpose.equals("fine-tune")) {
            Dataset data = Dataset.read(bytes);
            report =
                    new StoredFile.Report(
                            data.valid(),
                            data.format(),
                            data.lines(),
                            data.tokens(),
                            data.tools(),
                            data.error());
        }
        Act act = Act.of(call, UPLOAD, id, draft.name);
        journal.record(
                act.with(new Upload(draft.purpose, draft.type(), sha, bytes.length, report)));
        return files.get(act.id());
    }

    void delete(Call call, StoredFile file) {
        journal.record(Act.of(call, DELETE, file.id(), file.name()));
    }

    public Optional<StoredFile> find(String id) {
        return Optional.ofNullable(files.get(id));
    }

    Collection<StoredFile> all() {
        return List.copyOf(files.values());
    }

    public byte[] content(String sha) {
        return contents.get(sha);
    }
}

package dev.slipway.sandbox.hub;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.web.Json;

/** Files as the Hub lists them; the same facts have other names in trees than in metadata. */
final class FileJson {
    private FileJson() {}

    static ObjectNode treeEntry(HubFile file) {
        ObjectNode node =
                Json.object()
                        .put("type", "file")
                        .put("oid", file.blob())
                        .put("size", file.size())
                        .put("path", file.path());
        if (file.large()) {
            node.putObject("lfs")
                    .put("oid", file.lfs().sha256())
                    .put("size", file.size())
                    .put("pointerSize", file.lfs().text().length);
            node.put("xetHash", file.xetHash());
        }
        return node;
    }

    static ObjectNode directory(String path) {
        return Json.object()
                .put("type", "directory")
                .put("oid", Hashes.sha1("tree:" + path))
                .put("size", 0)
                .put("path", path);
    }

    static ObjectNode sibling(HubFile file, boolean blobs) {
        ObjectNode node = Json.object().put("rfilename", file.path());
        if (blobs) {
            node.put("size", file.size()).put("blobId", file.blob());
            if (file.large()) {
                node.putObject("lfs")
                        .put("sha256", file.lfs().sha256())
                        .put("size", file.size())
                        .put("pointerSize", file.lfs().text().length);
            }
        }
        return node;
    }

    /** What {@code expand} adds to a tree entry. */
    static void expand(ObjectNode entry, Visit visit, HubFile file) {
        Snapshot.Commit last = visit.repository().lastChange(visit.snapshot(), file);
        entry.putObject("lastCommit")
                .put("id", last.id())
                .put("title", last.title())
                .put("date", Json.time(last.at()));
        boolean unsafe = visit.place().sidecar().unsafe().contains(file.path());
        String status = unsafe ? "unsafe" : "safe";
        ObjectNode security = entry.putObject("securityFileStatus").put("status", status);
        security.putObject("avScan").put("status", "safe");
        security.putObject("pickleImportScan").put("status", status);
    }
}

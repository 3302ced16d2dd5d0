package dev.slipway.dataset;

import dev.slipway.access.Caller;
import dev.slipway.access.Requires;
import dev.slipway.access.Role;
import dev.slipway.problem.Problem;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** Training and evaluation files. */
@Path("/api/v1/files")
class FileResource {
    private final StoredFiles files;
    private final Caller caller;

    FileResource(StoredFiles files, Caller caller) {
        this.files = files;
        this.caller = caller;
    }

    /** {@code curl -F file=@train.jsonl -F purpose=fine-tune ...} */
    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @ResponseStatus(201)
    @Requires(Role.OPERATOR)
    public FileView upload(@RestForm("file") FileUpload file, @RestForm String purpose) {
        return files.add(incoming(file, purpose), FileView::of);
    }

    @GET
    @Path("/{id}")
    @Requires(Role.VIEWER)
    public FileView get(@RestPath String id) {
        return FileView.of(files.get(caller.project(), id));
    }

    private StoredFiles.Incoming incoming(FileUpload file, String purpose) {
        if (file == null) {
            throw Problem.invalid(
                    "file", "is missing; send it as a multipart part: -F file=@train.jsonl");
        }
        FilePurpose known =
                FilePurpose.of(purpose == null ? FilePurpose.FINE_TUNE.wire() : purpose)
                        .orElseThrow(
                                () -> Problem.invalid("purpose", "is one of: fine-tune, eval"));
        return new StoredFiles.Incoming(
                caller.project(), file.fileName(), known, file.uploadedFile(), caller.actor());
    }
}

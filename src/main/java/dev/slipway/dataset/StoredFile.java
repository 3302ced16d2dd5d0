package dev.slipway.dataset;

import dev.slipway.platform.ProjectId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A file as its project gave it, checked; the content lies in pieces beside it. */
@Entity
@Table(name = "file")
public class StoredFile {
    @Id public String id;

    @Column(name = "project_id")
    public String projectId;

    public String name;

    @Enumerated(EnumType.STRING)
    public FilePurpose purpose;

    @Enumerated(EnumType.STRING)
    public DatasetFormat format;

    public long lines;
    public long bytes;
    public String sha256;

    @Column(name = "created_by")
    public String createdBy;

    @Column(name = "created_at")
    public Instant createdAt;

    public ProjectId project() {
        return new ProjectId(projectId);
    }
}

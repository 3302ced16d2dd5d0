package dev.slipway.model;

import dev.slipway.model.preflight.Kind;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * Where a model's weights come from and how far their upload is. Secrets are kept by name, never by
 * value.
 */
@Embeddable
public class Weights {

    /** Canonical {@code owner/name} on the Hub; null for an archive. */
    public String repository;

    /** As it was asked for. */
    public String revision;

    /** 40 hex digits: what {@link #revision} pointed to when the model was registered. */
    @Column(name = "commit_sha")
    public String commit;

    @Enumerated(EnumType.STRING)
    @Column(name = "weights_kind")
    public Kind kind;

    /** Name of the secret with the Hub token; null: the service's own. */
    @Column(name = "token_ref")
    public String tokenRef;

    /** Name of the secret with the presigned URL; null for a repository. */
    @Column(name = "archive_ref")
    public String archiveRef;

    /** When the presigned URL ends. */
    @Column(name = "archive_until")
    public Instant archiveUntil;

    @Column(name = "trigger_word")
    public String triggerWord;

    /** The one of an image LoRA to use; null: the only one that may be meant. */
    @Column(name = "weights_file")
    public String file;

    /**
     * Address of an image LoRA's file at its commit, as requests name it; null until it is checked.
     */
    @Column(name = "image_lora_url")
    public String imageLoraUrl;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "preflight")
    public String preflightJson;

    /**
     * {@code ml_...} of the base in generation V2; in V1 the name of the form of it that adapters
     * are bound to, null when it has none.
     */
    @Column(name = "base_model_id")
    public String baseModelId;

    /** The provider's upload job. */
    @Column(name = "upload_id")
    public String uploadId;

    /** Grows when an upload that failed is started again. */
    @Column(name = "upload_generation")
    public int uploadGeneration = 1;

    /** True when there is something to check and upload. */
    public boolean given() {
        return repository != null || archiveRef != null;
    }
}

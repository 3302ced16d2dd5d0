package dev.slipway.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A key as it is kept: its public part and the hash of its secret. */
@Entity
@Table(name = "api_key")
class ApiKey {
    @Id String id;

    @Column(name = "project_id")
    String projectId;

    String name;

    @Enumerated(EnumType.STRING)
    Role role;

    @Column(name = "public_id")
    String publicId;

    @Column(name = "secret_hash")
    byte[] secretHash;

    @Column(name = "created_by")
    String createdBy;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "expires_at")
    Instant expiresAt;

    @Column(name = "revoked_at")
    Instant revokedAt;
}

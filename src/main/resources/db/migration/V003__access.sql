-- Keys, secrets, and the answers that an Idempotency-Key brings back.

CREATE TABLE project (
    id         text        NOT NULL CONSTRAINT project_pk PRIMARY KEY,
    name       text        NOT NULL,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
INSERT INTO project (id, name) VALUES ('default', 'Default');

CREATE TABLE api_key (
    id          text        NOT NULL CONSTRAINT api_key_pk PRIMARY KEY,
    project_id  text        NOT NULL CONSTRAINT api_key_project REFERENCES project (id),
    name        text        NOT NULL,
    role        text        NOT NULL,
    public_id   text        NOT NULL CONSTRAINT api_key_public_id UNIQUE,
    secret_hash bytea       NOT NULL,
    created_by  text        NOT NULL,
    created_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    expires_at  timestamptz,
    revoked_at  timestamptz
);
CREATE INDEX api_key_by_project ON api_key (project_id, id);

CREATE TABLE secret (
    id         text        NOT NULL CONSTRAINT secret_pk PRIMARY KEY,
    project_id text        NOT NULL CONSTRAINT secret_project REFERENCES project (id),
    name       text        NOT NULL,
    key_id     text        NOT NULL,
    ciphertext bytea       NOT NULL,
    created_by text        NOT NULL,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT secret_name UNIQUE (project_id, name)
);

CREATE TABLE idempotency (
    project_id     text        NOT NULL,
    key            text        NOT NULL,
    request_digest text        NOT NULL,
    locked_until   timestamptz,
    status         integer,
    body           text,
    media_type     text,
    created_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT idempotency_pk PRIMARY KEY (project_id, key)
);
CREATE INDEX idempotency_age ON idempotency (created_at);

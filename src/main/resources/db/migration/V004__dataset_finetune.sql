-- Training and evaluation files, where they are at the provider, and fine-tune jobs.

CREATE TABLE file (
    id         text        NOT NULL CONSTRAINT file_pk PRIMARY KEY,
    project_id text        NOT NULL CONSTRAINT file_project REFERENCES project (id),
    name       text        NOT NULL,
    purpose    text        NOT NULL,
    format     text,
    lines      bigint      NOT NULL,
    bytes      bigint      NOT NULL,
    sha256     text        NOT NULL,
    created_by text        NOT NULL,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT file_content UNIQUE (project_id, purpose, sha256)
);

-- Content in pieces, so that neither side holds a whole file in memory.
CREATE TABLE file_piece (
    file_id text    NOT NULL CONSTRAINT file_piece_file REFERENCES file (id) ON DELETE CASCADE,
    piece   integer NOT NULL,
    content bytea   NOT NULL,
    CONSTRAINT file_piece_pk PRIMARY KEY (file_id, piece)
);

-- One row per content, whoever uses it: the same bytes are uploaded once.
CREATE TABLE provider_file (
    sha256      text        NOT NULL CONSTRAINT provider_file_pk PRIMARY KEY,
    file_id     text        NOT NULL CONSTRAINT provider_file_file REFERENCES file (id),
    external_id text,
    state       text        NOT NULL,
    problem     text,
    updated_at  timestamptz NOT NULL DEFAULT clock_timestamp()
);

CREATE TABLE fine_tune (
    id                  text           NOT NULL CONSTRAINT fine_tune_pk PRIMARY KEY,
    project_id          text           NOT NULL CONSTRAINT fine_tune_project REFERENCES project (id),
    version             bigint         NOT NULL,
    moves               integer        NOT NULL,
    created_at          timestamptz    NOT NULL,
    updated_at          timestamptz    NOT NULL,
    state               text           NOT NULL,
    held_from           text,
    held_reason         text,
    reason              text,
    alias               text           NOT NULL,
    base_model          text           NOT NULL,
    training_file       text           NOT NULL CONSTRAINT fine_tune_training REFERENCES file (id),
    validation_file     text           CONSTRAINT fine_tune_validation REFERENCES file (id),
    suffix              text,
    hyperparameters     jsonb          NOT NULL,
    plan                jsonb          NOT NULL,
    generation          integer        NOT NULL,
    provider_job_id     text,
    provider_status     text,
    provider_model_id   text,
    provider_output     text,
    estimate_usd        numeric(20, 10),
    price_usd           numeric(20, 10),
    steps_done          bigint,
    steps_total         bigint,
    model_id            text,
    cancel_requested_at timestamptz,
    cancel_requested_by text
);
CREATE INDEX fine_tune_by_project ON fine_tune (project_id, id);

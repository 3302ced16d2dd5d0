-- Custom models (versions of an alias) and the GPUs that serve them.

CREATE TABLE model (
    id                      text        NOT NULL CONSTRAINT model_pk PRIMARY KEY,
    project_id              text        NOT NULL CONSTRAINT model_project REFERENCES project (id),
    version                 bigint      NOT NULL,
    moves                   integer     NOT NULL,
    created_at              timestamptz NOT NULL,
    updated_at              timestamptz NOT NULL,
    alias                   text        NOT NULL,
    model_version           integer     NOT NULL,
    stage                   text        NOT NULL,
    held_from               text,
    held_reason             text,
    held_until              timestamptz,
    reason                  text,
    outcome                 text,
    source                  text        NOT NULL,
    base_model              text        NOT NULL,
    plan                    jsonb       NOT NULL,
    api_generation          text        NOT NULL,
    together_model_id       text,
    together_endpoint_id    text,
    together_status         text,
    together_status_of      text,
    deployment_id           text,
    evaluation_id           text,
    verdict                 text,
    score                   double precision,
    canary_until            timestamptz,
    standby_until           timestamptz,
    cancel_requested_at     timestamptz,
    retire_requested_at     timestamptz,
    wish                    text,
    wish_by                 text,
    CONSTRAINT model_alias_version UNIQUE (project_id, alias, model_version)
);
CREATE INDEX model_by_project ON model (project_id, id);
CREATE UNIQUE INDEX model_by_source ON model (project_id, alias, source);

CREATE TABLE deployment (
    id                    text           NOT NULL CONSTRAINT deployment_pk PRIMARY KEY,
    project_id            text           NOT NULL CONSTRAINT deployment_project REFERENCES project (id),
    version               bigint         NOT NULL,
    moves                 integer        NOT NULL,
    created_at            timestamptz    NOT NULL,
    updated_at            timestamptz    NOT NULL,
    state                 text           NOT NULL,
    reason                text,
    model_id              text           NOT NULL CONSTRAINT deployment_model REFERENCES model (id),
    generation            integer        NOT NULL,
    api_generation        text           NOT NULL,
    together_model_id     text           NOT NULL,
    endpoint_id           text,
    endpoint_name         text,
    external_id           text,
    provider_state        text,
    provider_message      text,
    hardware              text,
    config                text,
    min_replicas          integer        NOT NULL,
    max_replicas          integer        NOT NULL,
    metric                text,
    target                integer,
    ready_replicas        integer        NOT NULL DEFAULT 0,
    cents_per_hour        numeric(20, 10),
    billed_until          timestamptz,
    split_set             boolean        NOT NULL DEFAULT false,
    wish                  text,
    wish_by               text,
    CONSTRAINT deployment_generation UNIQUE (model_id, generation)
);
CREATE INDEX deployment_by_project ON deployment (project_id, id);

-- What was spent, as we saw it; amounts never change, corrections are rows of their own.
CREATE TABLE cost_entry (
    id         text            NOT NULL CONSTRAINT cost_entry_pk PRIMARY KEY,
    project_id text            NOT NULL CONSTRAINT cost_entry_project REFERENCES project (id),
    subject    text            NOT NULL,
    kind       text            NOT NULL,
    usd        numeric(20, 10) NOT NULL,
    from_at    timestamptz     NOT NULL,
    to_at      timestamptz     NOT NULL
);
CREATE INDEX cost_entry_by_project ON cost_entry (project_id, to_at);
CREATE INDEX cost_entry_by_subject ON cost_entry (subject);

-- The durable mechanics: who we are, what is due, what happened, what we asked providers for.

CREATE TABLE installation (
    only_row    boolean     NOT NULL DEFAULT true CONSTRAINT installation_pk PRIMARY KEY CONSTRAINT installation_one CHECK (only_row),
    id          text        NOT NULL,
    safe_mode   boolean     NOT NULL DEFAULT false,
    created_at  timestamptz NOT NULL DEFAULT clock_timestamp()
);
-- Random and made here, never a setting: names at providers start with it, so no two installations
-- can take each other's resources for their own.
INSERT INTO installation (id)
VALUES ('s' || substr(md5(gen_random_uuid()::text || clock_timestamp()::text), 1, 9));

CREATE TABLE work_item (
    kind          text        NOT NULL,
    subject       text        NOT NULL,
    project_id    text        NOT NULL,
    due_at        timestamptz NOT NULL,
    woken         boolean     NOT NULL DEFAULT false,
    attempt       integer     NOT NULL DEFAULT 0,
    failures      integer     NOT NULL DEFAULT 0,
    lease_owner   text,
    lease_until   timestamptz,
    epoch         bigint      NOT NULL DEFAULT 0,
    last_error    text,
    parked_at     timestamptz,
    parked_reason text,
    CONSTRAINT work_item_pk PRIMARY KEY (kind, subject)
);
CREATE INDEX work_item_due ON work_item (due_at) WHERE parked_at IS NULL;

CREATE TABLE transition (
    seq         bigint      GENERATED ALWAYS AS IDENTITY CONSTRAINT transition_pk PRIMARY KEY,
    xid         xid8        NOT NULL DEFAULT pg_current_xact_id(),
    id          text        NOT NULL CONSTRAINT transition_id UNIQUE,
    project_id  text        NOT NULL,
    kind        text        NOT NULL,
    subject     text        NOT NULL,
    move        integer     NOT NULL,
    from_state  text,
    to_state    text        NOT NULL,
    reason      text        NOT NULL,
    actor       text        NOT NULL,
    data        jsonb       NOT NULL DEFAULT '{}',
    at          timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT transition_move UNIQUE (kind, subject, move)
);
-- Readers page in this order; see Transitions.
CREATE INDEX transition_order ON transition (xid, seq);
CREATE INDEX transition_subject ON transition (subject, seq);

CREATE TABLE effect (
    id             text        NOT NULL CONSTRAINT effect_pk PRIMARY KEY,
    project_id     text        NOT NULL,
    subject        text        NOT NULL,
    step           text        NOT NULL,
    generation     integer     NOT NULL,
    kind           text        NOT NULL,
    api_generation text        NOT NULL,
    token          text        NOT NULL CONSTRAINT effect_token UNIQUE,
    request_digest text        NOT NULL,
    state          text        NOT NULL,
    attempt        integer     NOT NULL DEFAULT 0,
    attempt_at     timestamptz,
    epoch          bigint      NOT NULL DEFAULT 0,
    external_id    text,
    last_probe_at  timestamptz,
    absent_probes  integer     NOT NULL DEFAULT 0,
    problem        text,
    cents_per_hour numeric(20, 10),
    created_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
    updated_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT effect_step UNIQUE (subject, step, generation)
);
CREATE INDEX effect_open ON effect (state) WHERE state NOT IN ('REJECTED', 'RELEASED');

CREATE TABLE duty (
    name        text        NOT NULL CONSTRAINT duty_pk PRIMARY KEY,
    due_at      timestamptz NOT NULL,
    every_s     bigint      NOT NULL,
    last_run_at timestamptz,
    last_error  text
);

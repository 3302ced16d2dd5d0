-- What a provider has under our name and we do not want, and why nothing may be created.

-- One sweep at a time: whoever began the newest one holds the epoch, and only he writes.
CREATE TABLE sweep (
    only_row   boolean     NOT NULL DEFAULT true CONSTRAINT sweep_pk PRIMARY KEY CONSTRAINT sweep_one CHECK (only_row),
    epoch      bigint      NOT NULL DEFAULT 0,
    started_at timestamptz,
    ended_at   timestamptz,
    complete   boolean     NOT NULL DEFAULT false,
    listed     integer     NOT NULL DEFAULT 0,
    strange    integer     NOT NULL DEFAULT 0,
    woken      integer     NOT NULL DEFAULT 0,
    failed     text
);
INSERT INTO sweep DEFAULT VALUES;

CREATE TABLE orphan (
    id             text           NOT NULL CONSTRAINT orphan_pk PRIMARY KEY,
    project_id     text           NOT NULL CONSTRAINT orphan_project REFERENCES project (id),
    version        bigint         NOT NULL,
    moves          integer        NOT NULL,
    created_at     timestamptz    NOT NULL,
    updated_at     timestamptz    NOT NULL,
    state          text           NOT NULL,
    finding        text           NOT NULL,
    api_generation text           NOT NULL,
    kind           text           NOT NULL,
    external_id    text           NOT NULL,
    parent_id      text,
    name           text           NOT NULL,
    subject        text,
    provider_state text,
    replicas       integer        NOT NULL DEFAULT 0,
    hardware       text,
    usd_per_hour   numeric(20, 10),
    usd_total      numeric(20, 10) NOT NULL DEFAULT 0,
    first_seen_at  timestamptz    NOT NULL,
    last_seen_at   timestamptz    NOT NULL,
    action         text           NOT NULL,
    problem        text,
    wish           text,
    wish_by        text,
    CONSTRAINT orphan_thing UNIQUE (api_generation, kind, external_id)
);
CREATE INDEX orphan_by_project ON orphan (project_id, id);
CREATE INDEX orphan_open ON orphan (state) WHERE state NOT IN ('GONE', 'OWNED');

-- The sweep asks by what the provider calls a thing, too.
CREATE INDEX effect_external ON effect (external_id) WHERE external_id IS NOT NULL;

ALTER TABLE installation ADD COLUMN safe_cause text;
ALTER TABLE installation ADD COLUMN safe_reason text;
ALTER TABLE installation ADD COLUMN safe_since timestamptz;
-- Set once history was lost: from then on each create is preceded by a look by name.
ALTER TABLE installation ADD COLUMN history_lost_at timestamptz;

-- What tells this database from a copy of it. A dump carries the values and not what they say: the
-- row's own xmin, the database's oid and the cluster's identifier are others where it is restored.
CREATE TABLE installation_mark (
    only_row          boolean     NOT NULL DEFAULT true CONSTRAINT installation_mark_pk PRIMARY KEY CONSTRAINT installation_mark_one CHECK (only_row),
    written_by        bigint      NOT NULL,
    database_oid      bigint      NOT NULL,
    system_identifier text,
    timeline          bigint,
    lineage           bigint      NOT NULL,
    beat              bigint      NOT NULL DEFAULT 0,
    at                timestamptz NOT NULL DEFAULT clock_timestamp()
);

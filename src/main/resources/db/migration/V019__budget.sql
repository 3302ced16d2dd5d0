-- What a project may spend, and how far it has come: level and period are kept so that each crossing is said once.

CREATE TABLE budget (
    project_id     text            NOT NULL CONSTRAINT budget_pk PRIMARY KEY CONSTRAINT budget_project REFERENCES project (id),
    version        bigint          NOT NULL,
    month_soft_usd numeric(20, 10),
    month_hard_usd numeric(20, 10),
    total_soft_usd numeric(20, 10),
    total_hard_usd numeric(20, 10),
    level          text            NOT NULL DEFAULT 'OK',
    level_in       text            NOT NULL DEFAULT '',
    updated_at     timestamptz     NOT NULL DEFAULT clock_timestamp(),
    updated_by     text            NOT NULL
);

-- Sums of a month are read every few seconds, from the index alone.
CREATE INDEX cost_entry_sum ON cost_entry (project_id, to_at) INCLUDE (usd);

-- Release plans that hooks refer to by name.
CREATE TABLE saved_plan (
    project_id text        NOT NULL CONSTRAINT saved_plan_project REFERENCES project (id),
    name       text        NOT NULL,
    plan       jsonb       NOT NULL,
    updated_by text        NOT NULL,
    updated_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT saved_plan_pk PRIMARY KEY (project_id, name)
);

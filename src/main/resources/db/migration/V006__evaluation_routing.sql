-- Suites, runs with every answer kept, and the routes of aliases.

CREATE TABLE suite (
    id         text        NOT NULL CONSTRAINT suite_pk PRIMARY KEY,
    project_id text        NOT NULL CONSTRAINT suite_project REFERENCES project (id),
    name       text        NOT NULL,
    file_id    text        NOT NULL CONSTRAINT suite_file REFERENCES file (id),
    cases      integer     NOT NULL,
    scorers    jsonb       NOT NULL,
    created_by text        NOT NULL,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT suite_name UNIQUE (project_id, name)
);

CREATE TABLE evaluation (
    id           text        NOT NULL CONSTRAINT evaluation_pk PRIMARY KEY,
    project_id   text        NOT NULL CONSTRAINT evaluation_project REFERENCES project (id),
    version      bigint      NOT NULL,
    moves        integer     NOT NULL,
    created_at   timestamptz NOT NULL,
    updated_at   timestamptz NOT NULL,
    state        text        NOT NULL,
    reason       text,
    model_id     text        NOT NULL CONSTRAINT evaluation_model REFERENCES model (id),
    suite_id     text        NOT NULL CONSTRAINT evaluation_suite REFERENCES suite (id),
    candidate    text        NOT NULL,
    live         text,
    gate         jsonb       NOT NULL,
    verdict      text,
    score        double precision,
    scores       jsonb,
    attempt      integer     NOT NULL,
    cancel_requested_at timestamptz,
    CONSTRAINT evaluation_attempt UNIQUE (model_id, attempt)
);
CREATE INDEX evaluation_by_project ON evaluation (project_id, id);

CREATE TABLE evaluation_answer (
    evaluation_id text             NOT NULL CONSTRAINT evaluation_answer_run REFERENCES evaluation (id) ON DELETE CASCADE,
    side          text             NOT NULL,
    case_no       integer          NOT NULL,
    case_id       text             NOT NULL,
    question      text             NOT NULL,
    expected      text             NOT NULL,
    answer        text,
    problem       text,
    scores        jsonb            NOT NULL,
    CONSTRAINT evaluation_answer_pk PRIMARY KEY (evaluation_id, side, case_no)
);

CREATE TABLE route (
    project_id text        NOT NULL CONSTRAINT route_project REFERENCES project (id),
    alias      text        NOT NULL,
    version    bigint      NOT NULL,
    live       text        CONSTRAINT route_live REFERENCES model (id),
    previous   text        CONSTRAINT route_previous REFERENCES model (id),
    targets    jsonb       NOT NULL,
    updated_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT route_pk PRIMARY KEY (project_id, alias)
);

-- What the files of a commit on the Hub say, so that nobody has to read them twice. Reading it needs a token that may
-- read the repository: no row belongs to a project.

CREATE TABLE preflight_inspection (
    page          text        NOT NULL,
    commit_sha    text        NOT NULL,
    rules_version integer     NOT NULL,
    asked         text        NOT NULL,
    inspection    jsonb       NOT NULL,
    inspected_at  timestamptz NOT NULL,
    CONSTRAINT preflight_inspection_pk PRIMARY KEY (page, commit_sha, rules_version, asked)
);
CREATE INDEX preflight_inspection_by_age ON preflight_inspection (inspected_at);

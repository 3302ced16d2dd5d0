-- Who is signed in to the admin pages. Only the hash of a session's id is here: a copy of this table opens nothing.

CREATE TABLE admin_session (
    id_hash    bytea       NOT NULL CONSTRAINT admin_session_pk PRIMARY KEY,
    key_id     text        NOT NULL CONSTRAINT admin_session_key REFERENCES api_key (id),
    created_at timestamptz NOT NULL,
    seen_at    timestamptz NOT NULL
);
CREATE INDEX admin_session_age ON admin_session (seen_at);

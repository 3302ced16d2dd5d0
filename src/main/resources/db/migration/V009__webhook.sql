-- Who is told of transitions, how far each has been told, and what is still on its way.

CREATE TABLE webhook (
    id              text        NOT NULL CONSTRAINT webhook_pk PRIMARY KEY,
    project_id      text        NOT NULL CONSTRAINT webhook_project REFERENCES project (id),
    url             text        NOT NULL,
    events          text[]      NOT NULL,
    description     text,
    disabled_at     timestamptz,
    disabled_reason text,
    failing_since   timestamptz,
    failures        integer     NOT NULL DEFAULT 0,
    paused_until    timestamptz,
    created_at      timestamptz NOT NULL,
    updated_at      timestamptz NOT NULL
);
CREATE INDEX webhook_by_project ON webhook (project_id, id);

-- Apart from the webhook: only the fan-out writes here, so it waits for no delivery and no person.
CREATE TABLE webhook_cursor (
    webhook_id text   NOT NULL CONSTRAINT webhook_cursor_pk PRIMARY KEY
                      CONSTRAINT webhook_cursor_webhook REFERENCES webhook (id) ON DELETE CASCADE,
    xid        xid8   NOT NULL,
    seq        bigint NOT NULL
);

CREATE TABLE webhook_secret (
    webhook_id     text  NOT NULL CONSTRAINT webhook_secret_pk PRIMARY KEY
                         CONSTRAINT webhook_secret_webhook REFERENCES webhook (id) ON DELETE CASCADE,
    key_id         text  NOT NULL,
    current        bytea NOT NULL,
    previous       bytea,
    previous_until timestamptz
);

CREATE TABLE webhook_delivery (
    -- The order of the outbox, which the transition's own number is not.
    number          bigint      GENERATED ALWAYS AS IDENTITY CONSTRAINT webhook_delivery_pk PRIMARY KEY,
    id              text        NOT NULL CONSTRAINT webhook_delivery_id UNIQUE,
    project_id      text        NOT NULL,
    webhook_id      text        NOT NULL CONSTRAINT webhook_delivery_webhook REFERENCES webhook (id) ON DELETE CASCADE,
    event_id        text        NOT NULL,
    type            text        NOT NULL,
    subject         text        NOT NULL,
    sequence        bigint,
    body            text        NOT NULL,
    state           text        NOT NULL DEFAULT 'PENDING',
    urgent          boolean     NOT NULL DEFAULT false,
    attempts        integer     NOT NULL DEFAULT 0,
    next_at         timestamptz,
    last_attempt_at timestamptz,
    last_status     integer,
    last_answer     text,
    delivered_at    timestamptz,
    created_at      timestamptz NOT NULL,
    CONSTRAINT webhook_delivery_event UNIQUE (webhook_id, event_id)
);
CREATE INDEX webhook_delivery_listed ON webhook_delivery (webhook_id, number);
CREATE INDEX webhook_delivery_queue ON webhook_delivery (webhook_id, urgent DESC, number) WHERE state = 'PENDING';
-- Of an endpoint that fails, what was tried least: found without reading the whole queue.
CREATE INDEX webhook_delivery_least ON webhook_delivery (webhook_id, urgent DESC, attempts, number) WHERE state = 'PENDING';
CREATE INDEX webhook_delivery_ended ON webhook_delivery (last_attempt_at) WHERE state <> 'PENDING';

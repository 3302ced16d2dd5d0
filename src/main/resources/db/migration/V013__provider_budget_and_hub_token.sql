-- Requests that may be sent with one key for one purpose, counted over all replicas: a bucket of tokens that fills by the
-- database's time. Holds a fingerprint of the key, never the key.

CREATE TABLE provider_budget (
    key_fingerprint text             NOT NULL,
    purpose         text             NOT NULL,
    tokens          double precision NOT NULL,
    granted         integer          NOT NULL,
    refilled_at     timestamptz      NOT NULL,
    paused_until    timestamptz,
    CONSTRAINT provider_budget_pk PRIMARY KEY (key_fingerprint, purpose)
);

-- Name of the secret with the token with which the provider reads from, or writes to, a repository on HuggingFace.
ALTER TABLE fine_tune ADD COLUMN hub_token_secret text;

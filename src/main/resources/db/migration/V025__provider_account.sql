-- In which account of the provider our things are, for each purpose that may have a key of its own; and another one that a
-- process was told since, which is not ours until a person says so.
CREATE TABLE provider_account (
    purpose  text        NOT NULL CONSTRAINT provider_account_pk PRIMARY KEY,
    account  text        NOT NULL,
    seen_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    other    text,
    other_at timestamptz
);

-- The request that holds the key now: only it may save an answer, or give the key back.
-- The release before writes none, and its locks end by their time.
ALTER TABLE idempotency ADD COLUMN lock_owner text;

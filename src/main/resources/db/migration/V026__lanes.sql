-- What tells subscribers is found at once beside any backlog of other work, and the other way round. In the schema, so that
-- all releases that share the table agree; WorkHandler.Lane has the same rule. Until it is replaced, a replica of the release
-- before finds its work by sorting what is due, which is slower and no less right.

-- Gives up rather than hold up those who wait behind it; the start tries again.
SET LOCAL lock_timeout = '3s';
ALTER TABLE work_item
    ADD COLUMN news boolean NOT NULL GENERATED ALWAYS AS (starts_with(kind, 'webhook')) STORED;
DROP INDEX work_item_due;
CREATE INDEX work_item_due ON work_item (news, due_at) WHERE parked_at IS NULL;

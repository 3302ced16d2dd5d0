-- What an effect asked for, so that what is found by its name can be held against it; since when its outcome is
-- unknown and since when it is seen to be gone; and who answers for it once its record has ended.

ALTER TABLE effect
    ADD COLUMN asked        jsonb,
    ADD COLUMN unknown_at   timestamptz,
    ADD COLUMN absent_since timestamptz,
    ADD COLUMN owner        text;

-- Something else was made than was asked for, or nobody can tell: another one would meet the same.
ALTER TABLE deployment
    ADD COLUMN needs_person boolean NOT NULL DEFAULT false;

-- A work item that ends and is made anew starts at epoch 0 again, and a process that slept through all that would
-- hold a valid epoch. Epochs come from here, so none is ever issued twice.
CREATE SEQUENCE work_epoch;

-- Models made of weights from the Hub or an archive, both API generations, adapters on an endpoint of their base.

-- Known only after the preflight, when the request does not say it.
ALTER TABLE model ALTER COLUMN base_model DROP NOT NULL;
ALTER TABLE model
    ADD COLUMN repository        text,
    ADD COLUMN revision          text,
    ADD COLUMN commit_sha        text,
    ADD COLUMN weights_kind      text,
    ADD COLUMN token_ref         text,
    ADD COLUMN archive_ref       text,
    ADD COLUMN archive_until     timestamptz,
    ADD COLUMN trigger_word      text,
    ADD COLUMN preflight         jsonb,
    ADD COLUMN base_model_id     text,
    ADD COLUMN upload_id         text,
    ADD COLUMN upload_generation integer NOT NULL DEFAULT 1;

-- After an end the same weights may make a new version; before that they are one model.
DROP INDEX model_by_source;
CREATE UNIQUE INDEX model_by_source ON model (project_id, alias, source)
    WHERE stage NOT IN ('FAILED', 'REJECTED', 'CANCELLED', 'RETIRED');
CREATE INDEX model_of_source ON model (project_id, alias, source, model_version);

ALTER TABLE deployment ADD COLUMN adapter text;

ALTER TABLE fine_tune ADD COLUMN api_generation text NOT NULL DEFAULT 'V2';

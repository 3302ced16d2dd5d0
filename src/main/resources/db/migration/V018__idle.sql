-- For whom GPUs run and until when: renewed by traffic or by a person. Apart from the deployment's row, so that noting
-- traffic neither waits for a worker nor makes one look again.

CREATE TABLE deployment_lease (
    deployment_id   text   NOT NULL CONSTRAINT deployment_lease_pk PRIMARY KEY
                           CONSTRAINT deployment_lease_of REFERENCES deployment (id) ON DELETE CASCADE,
    owner           text   NOT NULL,
    idle_s          bigint NOT NULL,
    lease_until     timestamptz,
    last_traffic_at timestamptz,
    kept_by         text,
    stopped_for     text,
    alarmed_at      timestamptz
);

ALTER TABLE deployment ADD COLUMN wish_reason text;
ALTER TABLE deployment ADD COLUMN wish_at timestamptz;

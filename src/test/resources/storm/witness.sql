-- What the database sees of fencing. Writers are told apart by their application_name.
CREATE SCHEMA IF NOT EXISTS storm;

CREATE TABLE IF NOT EXISTS storm.work (
    n       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at      timestamptz NOT NULL DEFAULT clock_timestamp(),
    writer  text   NOT NULL DEFAULT current_setting('application_name'),
    kind    text   NOT NULL,
    subject text   NOT NULL,
    epoch   bigint NOT NULL,
    act     text   NOT NULL,
    stolen  double precision,
    lease   double precision
);

CREATE OR REPLACE FUNCTION storm.saw_work() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        INSERT INTO storm.work (kind, subject, epoch, act) VALUES (OLD.kind, OLD.subject, OLD.epoch, 'finish');
    ELSIF NEW.epoch > OLD.epoch THEN
        INSERT INTO storm.work (kind, subject, epoch, act, stolen, lease)
        VALUES (NEW.kind, NEW.subject, NEW.epoch, 'claim',
                extract(epoch FROM OLD.lease_until - clock_timestamp()),
                extract(epoch FROM NEW.lease_until - clock_timestamp()));
    ELSIF NEW.lease_until IS NULL THEN
        INSERT INTO storm.work (kind, subject, epoch, act) VALUES (NEW.kind, NEW.subject, NEW.epoch, 'settle');
    ELSIF NEW IS NOT DISTINCT FROM OLD THEN
        INSERT INTO storm.work (kind, subject, epoch, act) VALUES (NEW.kind, NEW.subject, NEW.epoch, 'guard');
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION storm.saw_attempt() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO storm.work (kind, subject, epoch, act) VALUES (NEW.token, NEW.subject, NEW.epoch, 'attempt');
    RETURN NULL;
END $$;

-- When the service looked at what bills, by the database's clock.
CREATE TABLE IF NOT EXISTS storm.look (
    n       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at      timestamptz NOT NULL DEFAULT clock_timestamp(),
    subject text   NOT NULL
);

CREATE OR REPLACE FUNCTION storm.saw_look() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO storm.look (subject) VALUES (NEW.id);
    RETURN NULL;
END $$;

-- What is served from now on: the sum of the weights, and who of those with one cannot answer.
CREATE TABLE IF NOT EXISTS storm.route (
    n       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at      timestamptz NOT NULL DEFAULT clock_timestamp(),
    alias   text   NOT NULL,
    weight  int    NOT NULL,
    unready text
);

CREATE OR REPLACE FUNCTION storm.saw_route() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO storm.route (alias, weight, unready)
    SELECT NEW.alias, coalesce(sum((t ->> 'weight')::int), 0),
           string_agg(CASE WHEN (t ->> 'weight')::int > 0 AND m.image_lora_url IS NULL
                            AND coalesce(d.state, '') NOT IN ('READY', 'DEGRADED')
                      THEN t ->> 'modelId' || ' is ' || coalesce(d.state, 'without a deployment') END, ', ')
      FROM jsonb_array_elements(NEW.targets) AS t
      LEFT JOIN model m ON m.id = t ->> 'modelId'
      LEFT JOIN deployment d ON d.id = m.deployment_id;
    RETURN NULL;
END $$;

-- Waking and queueing set no lease, so they are not seen.
CREATE OR REPLACE TRIGGER storm_work AFTER UPDATE OF lease_until OR DELETE ON work_item
    FOR EACH ROW EXECUTE FUNCTION storm.saw_work();
CREATE OR REPLACE TRIGGER storm_attempt AFTER UPDATE ON effect
    FOR EACH ROW WHEN (NEW.attempt > OLD.attempt) EXECUTE FUNCTION storm.saw_attempt();
CREATE OR REPLACE TRIGGER storm_route AFTER INSERT OR UPDATE ON route
    FOR EACH ROW WHEN (NEW.live IS NOT NULL) EXECUTE FUNCTION storm.saw_route();
CREATE OR REPLACE TRIGGER storm_look AFTER INSERT OR UPDATE OF billed_until, state ON deployment
    FOR EACH ROW EXECUTE FUNCTION storm.saw_look();

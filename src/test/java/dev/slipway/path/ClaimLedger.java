package dev.slipway.path;

import java.util.List;

/**
 * What the database itself notes of every claim, whoever makes it; and items for services to claim.
 */
record ClaimLedger(Records records) {

    /** Noted from here on. */
    ClaimLedger open() {
        records.execute(
                "CREATE TABLE claim_ledger (kind text, subject text, epoch bigint, owner text,"
                        + " at timestamptz DEFAULT clock_timestamp())");
        records.execute(
                "CREATE FUNCTION note_claim() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
                        + " INSERT INTO claim_ledger (kind, subject, epoch, owner)"
                        + " VALUES (NEW.kind, NEW.subject, NEW.epoch, NEW.lease_owner);"
                        + " RETURN NULL; END $$");
        records.execute(
                "CREATE TRIGGER note_claim AFTER UPDATE ON work_item FOR EACH ROW"
                        + " WHEN (NEW.epoch <> OLD.epoch) EXECUTE FUNCTION note_claim()");
        return this;
    }

    /** As many fine-tunes in this state, all due now. */
    void fineTunes(int many, String state) {
        records.execute(
                "INSERT INTO file (id, project_id, name, purpose, lines, bytes, sha256, created_by)"
                        + " VALUES ('file_1', 'default', 'a', 'FINE_TUNE', 1, 1, 'abc', 'test')");
        records.execute(
                "INSERT INTO provider_file (sha256, file_id, external_id, state)"
                        + " VALUES ('abc', 'file_1', 'file-1', 'USABLE')");
        records.execute(
                "INSERT INTO fine_tune (id, project_id, version, moves, created_at, updated_at, state,"
                        + " alias, base_model, training_file, hyperparameters, plan, generation,"
                        + " api_generation, provider_job_id, cancel_requested_at)"
                        + " SELECT 'ft_' || i, 'default', 0, 1, now(), now(), s, 'a' || i, 'base',"
                        + " 'file_1', '{}', '{}', 1, 'V2',"
                        + " CASE WHEN s = 'TRAINING' THEN 'ft-' || i END,"
                        + " CASE WHEN s = 'CANCELLING' THEN now() END"
                        + " FROM generate_series(1, ?) i, (SELECT ?::text AS s) one",
                many,
                state);
        records.execute(
                "INSERT INTO work_item (kind, subject, project_id, due_at)"
                        + " SELECT 'fine-tune', 'ft_' || i, 'default', clock_timestamp()"
                        + " FROM generate_series(1, ?) i",
                many);
        records.column("SELECT pg_notify('slipway_work', 'fine-tune')");
    }

    long number(String query) {
        return Long.parseLong(records.column(query).getFirst());
    }

    List<Long> numbers(String query) {
        return records.column(query).stream().map(Long::parseLong).toList();
    }
}

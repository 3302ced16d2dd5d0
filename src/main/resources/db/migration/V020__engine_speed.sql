-- A claim and a renewal change no indexed column; with room in the page they touch no index either.
ALTER TABLE work_item SET (fillfactor = 50);

-- One index for what two did: a move has its number once, and a record its history.
CREATE UNIQUE INDEX transition_history ON transition (subject, move, kind);
ALTER TABLE transition DROP CONSTRAINT transition_move;
DROP INDEX transition_subject;

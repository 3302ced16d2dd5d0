-- One index for what two did: readers page by both, and nobody looks for the number alone. By itself, since requests lock a
-- transition before a work item.
SET LOCAL lock_timeout = '3s';
ALTER TABLE transition DROP CONSTRAINT transition_pk;
ALTER TABLE transition ADD CONSTRAINT transition_pk PRIMARY KEY (xid, seq);
DROP INDEX transition_order;

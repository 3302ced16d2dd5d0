-- One index for what two did: readers page by xid and seq (transition_order), and nobody looks for the number alone. Its id is
-- unique and tells one from another, also for replication. Nothing is built, so the lock is short however many there are. By
-- itself, since requests lock a transition before a work item.
SET LOCAL lock_timeout = '3s';
ALTER TABLE transition DROP CONSTRAINT transition_pk;
ALTER TABLE transition REPLICA IDENTITY USING INDEX transition_id;

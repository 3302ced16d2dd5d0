/**
 * The storm: real replicas, one PostgreSQL, the sandbox and a receiver in processes of their own,
 * attacked by a seeded plan; afterwards the ledgers and the database are held against the
 * invariants. Front door: {@link dev.slipway.storm.Evidence}, what the checks in {@code check} get.
 * Knows the service by its jar, its HTTP, its tables and its crash points only.
 */
package dev.slipway.storm;

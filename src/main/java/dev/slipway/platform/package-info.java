/**
 * Ground under all rooms: clock, ids, JSON settings, the embedded PostgreSQL and the start-up
 * checks. Front door: {@link dev.slipway.platform.Ids}. Imports nothing of ours.
 */
package dev.slipway.platform;

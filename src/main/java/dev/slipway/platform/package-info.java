/**
 * Ground under all rooms: clock, ids, JSON settings, the embedded PostgreSQL and the start-up
 * checks. Front door: {@link dev.slipway.platform.Ids}, {@link dev.slipway.platform.ProjectId},
 * {@link dev.slipway.platform.Actor}, {@link dev.slipway.platform.EmbeddedDatabase}. Imports
 * nothing of ours.
 */
package dev.slipway.platform;

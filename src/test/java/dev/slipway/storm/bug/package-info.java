/**
 * Bugs that a storm has to see. Each is a small edit of one source file of the service, compiled
 * into a copy of the packaged application; the service itself holds none. Front door: {@link
 * dev.slipway.storm.bug.PlantedBug}.
 */
package dev.slipway.storm.bug;

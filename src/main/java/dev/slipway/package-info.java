/**
 * The way in: {@link dev.slipway.Main} reads the command line and starts the service or one of the
 * tools. The only place that may know every room; no room imports it.
 */
package dev.slipway;

/**
 * Aliases and the weighted targets behind them. Front door: {@link dev.slipway.routing.RouteTable}
 * (read, in memory) and {@link dev.slipway.routing.Routes} (change). Only release and a person's
 * PUT change weights; may import model and deployment, never the gateway.
 */
package dev.slipway.routing;

/**
 * A small TCP proxy that makes trouble on the way between the service and what it talks to. Front
 * door: {@link dev.slipway.storm.proxy.FaultProxy}.
 */
package dev.slipway.storm.proxy;

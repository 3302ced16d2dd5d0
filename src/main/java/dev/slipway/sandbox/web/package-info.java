/**
 * HTTP for the sandbox on the JDK's own server: routes, calls, replies, error bodies, faults on
 * request. Front door: {@link dev.slipway.sandbox.web.Routes} and {@link
 * dev.slipway.sandbox.web.Dispatcher}. Never imports another room, not even the sandbox's.
 */
package dev.slipway.sandbox.web;

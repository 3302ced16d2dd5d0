/**
 * The walk-through: starts the sandbox and the service as processes of their own and leads a
 * dataset to live traffic over HTTP, as any user would. Front door: {@link
 * dev.slipway.demo.DemoCommand}. Imports the JDK, Jackson and picocli, never another room; nothing
 * imports it but the way in.
 */
package dev.slipway.demo;

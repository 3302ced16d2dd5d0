/**
 * The {@code slipway} command for people and scripts: talks HTTP to a running service. Front door:
 * {@link dev.slipway.cli.CheckCommand}. Imports the JDK, Jackson and picocli, never another room,
 * and boots no Quarkus, so that it starts in no time.
 */
package dev.slipway.cli;

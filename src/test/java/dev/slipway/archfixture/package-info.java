/**
 * A service in miniature that breaks each rule of the architecture once. Never run: {@link
 * dev.slipway.architecture.ArchitectureRulesTest} reads its classes and expects the complaint.
 */
package dev.slipway.archfixture;

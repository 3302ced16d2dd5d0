/**
 * The packaged service, its sandbox and its database as real processes that die, lose answers and
 * come back. Front door: {@link dev.slipway.path.Processes}. Starts the jar and speaks HTTP and SQL
 * to it; never imports the product, except for what tests share in {@code testing}.
 */
package dev.slipway.path;

/**
 * The road from a dataset to live traffic, whole: in one process with loop and clock turned by
 * hand, and as real processes that die, lose answers and come back. Front door of the latter:
 * {@link dev.slipway.path.Processes}, which knows the service by its jar, its HTTP and its tables
 * only.
 */
package dev.slipway.path;

/**
 * Uploaded files of V1 ({@code /v1/files}): kept by content, checked as training data while
 * "processing". Front door: {@link dev.slipway.sandbox.file.FileStore}. Imports {@code web}, {@code
 * ledger}, {@code clock}, {@code learn}; never a room that uses files.
 */
package dev.slipway.sandbox.file;

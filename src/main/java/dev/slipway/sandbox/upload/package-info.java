/**
 * Takes weights in from the stand-in Hub or from an archive: fetches, inspects, keeps what they
 * were trained on, and plans the jobs of both generations on the sandbox's clock. Front door:
 * {@link dev.slipway.sandbox.upload.Intake}, {@link dev.slipway.sandbox.upload.Uploads}. Imports
 * {@code hub}, {@code weights}, {@code learn}, {@code ledger} and below; never serving or legacy.
 */
package dev.slipway.sandbox.upload;

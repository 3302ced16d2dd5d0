/**
 * Training files: which format a JSONL file has, whether the provider would accept it, and its
 * fingerprint. Front door: {@link dev.slipway.dataset.DatasetCheck}. Never imports another feature,
 * the REST server or a concrete adapter.
 */
package dev.slipway.dataset;

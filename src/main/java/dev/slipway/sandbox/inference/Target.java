package dev.slipway.sandbox.inference;

import dev.slipway.sandbox.catalog.BaseModel;
import dev.slipway.sandbox.tuning.FineTune;

/**
 * Who answers.
 *
 * @param job whose training the answers come from; null for a base model
 * @param serverless the model whose tokens are billed; null for a deployment, which bills by time
 */
record Target(FineTune job, BaseModel serverless) {}

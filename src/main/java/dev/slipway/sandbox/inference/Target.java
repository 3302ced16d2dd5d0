package dev.slipway.sandbox.inference;

import dev.slipway.sandbox.catalog.BaseModel;

/**
 * Who answers.
 *
 * @param trainSha of what it was trained on, from which the answers come; null for what answers as
 *     a base model
 * @param chatTemplate whether it can make a prompt of a chat
 * @param serverless the model whose tokens are billed; null for a deployment, which bills by time
 */
record Target(String trainSha, boolean chatTemplate, BaseModel serverless) {

    static Target dedicated(String trainSha, boolean chatTemplate) {
        return new Target(trainSha, chatTemplate, null);
    }
}

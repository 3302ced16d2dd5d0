package dev.slipway.sandbox.inference;

import dev.slipway.sandbox.catalog.BaseModel;

/**
 * Who answers.
 *
 * @param type what it is for: {@code chat}, {@code embedding}, {@code rerank}, ...
 * @param trainSha of what it was trained on, from which the answers come; null for what answers as
 *     a base model
 * @param chatTemplate whether it can make a prompt of a chat
 * @param serverless the model whose tokens are billed; null for a deployment, which bills by time
 */
record Target(String type, String trainSha, boolean chatTemplate, BaseModel serverless) {

    /** A deployment of weights that chat. */
    static Target dedicated(String trainSha, boolean chatTemplate) {
        return new Target("chat", trainSha, chatTemplate, null);
    }

    /** A deployment of a base model. */
    static Target dedicated(BaseModel base) {
        return new Target(base.type(), null, true, null);
    }
}

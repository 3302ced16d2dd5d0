package dev.slipway.gateway;

import io.vertx.ext.web.RoutingContext;

/** A path of the data plane that takes a JSON body and asks a model. */
interface Endpoint {

    /** Such as {@code /v1/chat/completions}. */
    String path();

    /** The body has been read whole; the answer may come later, failures through the context. */
    void answer(RoutingContext http);
}

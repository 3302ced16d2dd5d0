package dev.slipway.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;

/** What a person may do while the demo keeps serving. */
final class LookAround {
    private LookAround() {}

    /**
     * @param question for the live model; null when there is none
     */
    static List<String> lines(Servers servers, String question) {
        URI api = servers.api().server();
        String look =
                """

                  Look at   %1$s/q/swagger-ui    the API, to try out; authorize with the key
                            %1$s/api/v1/models   the models, as JSON
                            %2$s/sandbox/bill   what the sandbox counts
                  Key       %3$s
                  Log       %4$s

                  It keeps serving. Ctrl-C stops all of it.
                """
                        .formatted(
                                api,
                                servers.sandbox().server(),
                                servers.key(),
                                servers.service().log());
        String ask = question == null ? "" : ask(api, servers.key(), question);
        return (ask + look).lines().toList();
    }

    private static String ask(URI api, String key, String question) {
        ObjectNode body = Json.object().put("model", Plan.ALIAS);
        body.putArray("messages").addObject().put("role", "user").put("content", question);
        return """

                  Ask it    curl -s %s/v1/chat/completions \\
                              -H 'Authorization: Bearer %s' \\
                              -H 'Content-Type: application/json' \\
                              -d '%s'
                """
                .formatted(api, key, quotable(Json.write(body)));
    }

    /** JSON that can stand between single quotes in a shell. */
    static String quotable(String json) {
        return json.replace("'", "\\u0027");
    }
}

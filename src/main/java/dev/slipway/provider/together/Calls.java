package dev.slipway.provider.together;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.slipway.provider.ProviderException;
import dev.slipway.provider.together.Call.Act;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.function.Function;
import java.util.function.Supplier;

/** Sends one request once and turns every way it can go wrong into a {@link ProviderException}. */
final class Calls {
    private Calls() {}

    static <T> T read(String what, Supplier<Response> send, Function<JsonNode, T> reading) {
        return send(new Call(Act.READ, what), send, reading);
    }

    static <T> T create(String what, Supplier<Response> send, Function<JsonNode, T> reading) {
        return send(new Call(Act.CREATE, what), send, reading);
    }

    /** A create whose request holds secrets, which the answer may repeat. */
    static <T> T create(Call call, Supplier<Response> send, Function<JsonNode, T> reading) {
        return send(call, send, reading);
    }

    static <T> T change(String what, Supplier<Response> send, Function<JsonNode, T> reading) {
        return send(new Call(Act.CHANGE, what), send, reading);
    }

    static <T> T change(Call call, Supplier<Response> send, Function<JsonNode, T> reading) {
        return send(call, send, reading);
    }

    /** A change whose answer holds nothing of interest. */
    static void change(String what, Supplier<Response> send) {
        send(new Call(Act.CHANGE, what), send, Function.identity());
    }

    /** A removal, where a 404 of the API itself (not of a proxy) means that it is done. */
    static void remove(String what, Supplier<Response> send) {
        Call call = new Call(Act.CHANGE, what);
        any(
                call,
                send,
                reply -> {
                    boolean gone = reply.status() == 404 && !ErrorBody.html(reply.body());
                    if (!reply.ok() && !gone) {
                        throw TogetherErrors.answered(call, reply);
                    }
                    return gone;
                });
    }

    private static <T> T send(Call call, Supplier<Response> send, Function<JsonNode, T> reading) {
        return any(
                call,
                send,
                reply -> {
                    if (!reply.ok()) {
                        throw TogetherErrors.answered(call, reply);
                    }
                    return reading.apply(parse(reply.body()));
                });
    }

    /** For answers whose status alone does not say what they mean. */
    static <T> T any(Call call, Supplier<Response> send, Function<Reply, T> judging) {
        int status = 0;
        try (Response response = send.get()) {
            status = response.getStatus();
            return judging.apply(Reply.read(response));
        } catch (ProviderException known) {
            throw known;
        } catch (UnreadableAnswer bad) {
            throw TogetherErrors.unreadable(call, status, bad.getMessage());
        } catch (RuntimeException | IOException lost) {
            // What a filter throws arrives inside an exception of the client.
            if (lost.getCause() instanceof ProviderException known) {
                throw known;
            }
            throw TogetherErrors.noAnswer(call, lost);
        }
    }

    private static JsonNode parse(String body) {
        if (body.isBlank()) {
            return MissingNode.getInstance();
        }
        try {
            return Json.read(body);
        } catch (StreamConstraintsException tooMuch) {
            throw new UnreadableAnswer("the answer is deeper or longer than any of its API");
        } catch (JsonProcessingException notJson) {
            throw new UnreadableAnswer(
                    ErrorBody.html(body) ? "the answer is an HTML page" : "the answer is not JSON");
        }
    }
}
